// Save a drawn chart as SVG or PNG, with its title and what it covers above it, on white: in the browser, nothing is sent.

function pictureOf(dataset) {
  const plot = document.querySelector(`.st-key-${dataset.from} .js-plotly-plot`);
  if (!plot) return null;
  const layers = [...plot.querySelectorAll(".main-svg")];
  const box = plot.getBoundingClientRect();
  const head = 64;
  const space = "http://www.w3.org/2000/svg";
  const whole = document.createElementNS(space, "svg");
  whole.setAttribute("xmlns", space);
  whole.setAttribute("width", box.width);
  whole.setAttribute("height", box.height + head);
  whole.setAttribute("viewBox", `0 0 ${box.width} ${box.height + head}`);
  const ground = document.createElementNS(space, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.querySelector(".stApp")).backgroundColor);
  whole.appendChild(ground);
  const ink = getComputedStyle(plot).color;
  const write = (text, y, size, weight, opacity) => {
    const line = document.createElementNS(space, "text");
    line.setAttribute("x", 12);
    line.setAttribute("y", y);
    line.setAttribute("fill", ink);
    line.setAttribute("fill-opacity", opacity);
    line.setAttribute("style", `font: ${weight} ${size}px "Noto Sans CJK SC", "Microsoft YaHei", sans-serif`);
    line.textContent = text;
    whole.appendChild(line);
  };
  write(dataset.name, 26, 17, 600, 1);
  write(dataset.note, 48, 12, 400, 0.75);
  for (const layer of layers) {
    const copy = layer.cloneNode(true);
    copy.setAttribute("x", 0);
    copy.setAttribute("y", head);
    copy.style.background = "none";
    whole.appendChild(copy);
  }
  return { text: new XMLSerializer().serializeToString(whole), width: box.width, height: box.height + head };
}

function handOut(blob, name) {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  document.body.appendChild(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function savePicture(dataset) {
  const picture = pictureOf(dataset);
  if (!picture) return;
  const name = `${dataset.name.replace(/[\\/:*?"<>|]/g, "_")}.${dataset.save}`;
  const vector = new Blob([picture.text], { type: "image/svg+xml;charset=utf-8" });
  if (dataset.save === "svg") {
    handOut(vector, name);
    return;
  }
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * 2;
    canvas.height = picture.height * 2;
    const brush = canvas.getContext("2d");
    brush.scale(2, 2);
    brush.drawImage(image, 0, 0);
    canvas.toBlob((blob) => handOut(blob, name), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`;
}

