/** Tests of the counting of queries. */
@NullMarked
package dev.flywheel.catalog.search.querylog;

import org.jspecify.annotations.NullMarked;
