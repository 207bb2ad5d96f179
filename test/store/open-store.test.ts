import { storeContract } from "./contract.ts";
import { aFolder, openIn } from "./village.ts";

storeContract("The folder store", async () => {
  const folder = await aFolder();
  return { open: () => openIn(folder) };
});
