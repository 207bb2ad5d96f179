document.documentElement.setAttribute("data-script", "");
