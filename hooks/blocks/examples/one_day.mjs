const site = "SITE_ADDRESS";

const response = await fetch(new URL("api/v1/working-days/2027.json", site));
const { notice, days } = await response.json();
const day = days.find(({ date }) => date === "2027-02-09");
console.log(day.works, day.state, day.may_change);
console.log(notice.state, notice.address);
