"""The second kind of question: counting China's working days, and what a day is.

`calculator.count.door.answer` answers it; `question` reads it, `solve` counts, `render` puts it into words.
"""
