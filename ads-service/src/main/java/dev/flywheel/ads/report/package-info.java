/** What a campaign cost and brought, read from the rows that bill. */
@NullMarked
package dev.flywheel.ads.report;

import org.jspecify.annotations.NullMarked;
