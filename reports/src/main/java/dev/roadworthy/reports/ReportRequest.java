package dev.roadworthy.reports;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What to report on, and where to.
 *
 * @param results the folder with the Allure 2 results of one round, which is only read; null for
 *     trend pages alone
 * @param report the folder to write: is created, or replaced if it is an earlier report
 * @param cache a folder for what is unpacked once; may be deleted at any time between reports
 * @param environment whose history the Allure report shows
 * @param branch whose history the Allure report shows; empty where none is known
 * @param mainBranch whose load tests others are compared with
 * @param title of the Allure report
 * @param zone of all times
 */
public record ReportRequest(
    @Nullable Path results,
    Path report,
    Path cache,
    String environment,
    String branch,
    String mainBranch,
    String title,
    ZoneId zone) {}
