/** What a campaign may spend on a day; the one place where a charge is allowed or refused. */
@NullMarked
package dev.flywheel.ads.budget;

import org.jspecify.annotations.NullMarked;
