// The page's half of canvas.py: draws the pictures the kernel sends, and tells it where the pointer is dragged.

function render({model, el}) {
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", model.get("label"));
    Object.assign(canvas.style, {
        width: `${model.get("width")}px`, aspectRatio: `${model.get("width")} / ${model.get("height")}`,
        maxWidth: "100%", display: "block",
    });
    el.classList.add("explorer-canvas");
    el.append(canvas);
    const pen = canvas.getContext("2d", {willReadFrequently: true});
    let image = null;    // the pixels on the canvas

    async function showPicture([height, width], [png]) {
        const picture = await createImageBitmap(new Blob([png], {type: "image/png"}));
        [canvas.width, canvas.height] = [width, height];
        pen.drawImage(picture, 0, 0);
        image = pen.getImageData(0, 0, width, height);
    }
    function showPixels([height, width], buffers) {
        if (image?.width !== width || image.height !== height) return;    // this view's first picture is on its way
        const [places, colours] = buffers.map(
            view => new Uint32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength)));
        const pixels = new Uint32Array(image.data.buffer);
        places.forEach((place, i) => { pixels[place] = colours[i]; });
        const [top, bottom] = [places[0], places.at(-1)].map(place => Math.floor(place / width));
        pen.putImageData(image, 0, 0, 0, top, width, bottom - top + 1);
    }
    let last = Promise.resolve();
    function inTurn(show, ...given) {    // changes count from the picture before them
        last = last.then(() => show(...given));
    }

    // One place at a time: the next is told when the kernel has followed to the last.
    let told = false, place = null;
    function tell() {
        if (told || !place) return;
        model.send({dragged: place});
        [told, place] = [true, null];
    }
    function drag(event) {
        if (!(event.buttons & 1)) return;
        const box = canvas.getBoundingClientRect();
        place = [(event.clientX - box.left) / box.width, 1 - (event.clientY - box.top) / box.height];
        tell();
    }
    function grab(event) {
        canvas.setPointerCapture(event.pointerId);
        event.preventDefault();    // no text is selected on the way
        told = false;              // whatever became of the last drag
        drag(event);
    }
    if (model.get("draggable")) {
        Object.assign(canvas.style, {cursor: "crosshair", touchAction: "none"});
        canvas.addEventListener("pointerdown", grab);
        canvas.addEventListener("pointermove", drag);
    }

    function receive(message, buffers) {
        if (message.picture) inTurn(showPicture, message.picture, buffers);
        if (message.pixels) inTurn(showPixels, message.pixels, buffers);
        if (message.followed) {
            told = false;
            tell();
        }
    }
    model.on("msg:custom", receive);
    model.send({ready: window.devicePixelRatio});
    return () => model.off("msg:custom", receive);
}

export default {render};
