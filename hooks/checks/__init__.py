"""What would stop the build, told before anything is rendered."""
