/** Work that falls due: each job runs on one replica at a time, by the business clock. */
@NullMarked
package dev.flywheel.service.jobs;

import org.jspecify.annotations.NullMarked;
