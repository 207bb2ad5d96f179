// A plain install of puppeteer fails whole where its download host cannot be reached: the browser is found by
// server/print/find-browser.ts instead.
module.exports = { skipDownload: true };
