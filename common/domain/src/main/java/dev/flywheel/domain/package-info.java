/** Values every business shares: money, ids, errors, pages and the chart of accounts. No framework. */
@NullMarked
package dev.flywheel.domain;

import org.jspecify.annotations.NullMarked;
