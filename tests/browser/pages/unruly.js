document.documentElement.dataset.done = "yes";
throw new Error("thrown on purpose");
