import type { Router } from "express";
import type { PassService } from "../../services/passes.ts";
import type { NewsService } from "../../services/news.ts";
import type { SearchService } from "../../services/search.ts";
import type { PayFor } from "../paying.ts";
import { readApiRoutes, type ReadApiParts } from "./api-read.ts";
import { boardRoutes } from "./boards.ts";
import { feedRoutes } from "./feeds.ts";
import { lookRoutes } from "./look.ts";
import { publicNoticeRoutes } from "./notices-public.ts";
import { passRoutes } from "./pass.ts";
import type { PublicParts } from "./public-parts.ts";
import { searchApiRoutes } from "./search-api.ts";
import { verifyRoutes } from "./verify.ts";

/** Everything that anybody may open, in the order of design.md §4. */
export const publicRoutes = (
  parts: PublicParts &
    ReadApiParts & {
      passes: PassService;
      search: SearchService;
      payFor: PayFor;
      news: NewsService;
      publicUrl: string | undefined;
    },
): readonly Router[] => [
  boardRoutes(parts),
  feedRoutes(parts),
  publicNoticeRoutes(parts),
  verifyRoutes(parts),
  passRoutes(parts),
  lookRoutes(),
  readApiRoutes(parts),
  searchApiRoutes(parts),
];
