const phone = document.querySelector("#phone");
const buttons = [...document.querySelectorAll(".people button")];

/** Shows the phone of a person and marks who it is. */
function choose(key) {
  phone.src = `/phone/${key}`;
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.person === key));
}

for (const button of buttons) button.addEventListener("click", () => choose(button.dataset.person));
