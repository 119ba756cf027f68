/** Sponsored Products campaigns as advertisers plan them: ad groups, ads and keywords. */
@NullMarked
package dev.flywheel.ads.campaign;

import org.jspecify.annotations.NullMarked;
