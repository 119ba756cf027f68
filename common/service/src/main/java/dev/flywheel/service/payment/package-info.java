/** Finance, as the services that take and give money back talk to it: calls with a known, a pending or no outcome. */
@NullMarked
package dev.flywheel.service.payment;

import org.jspecify.annotations.NullMarked;
