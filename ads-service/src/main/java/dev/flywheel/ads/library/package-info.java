/** Advertising made transparent to the public: why this ad, and which ads were shown (DSA, articles 26 and 39). */
@NullMarked
package dev.flywheel.ads.library;

import org.jspecify.annotations.NullMarked;
