package dev.flywheel.service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** First of all filters: gives the request its trace, so that even a refusal can be found in the logs. */
class TraceFilter extends OncePerRequestFilter {

    private static final String CONTINUED = TraceFilter.class.getName() + ".traceparent";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Object continued = request.getAttribute(CONTINUED);
        String traceparent = continued instanceof String known ? known : request.getHeader(TraceId.TRACEPARENT);
        try (TraceId.Scope work = TraceId.open(traceparent)) {
            request.setAttribute(CONTINUED, TraceId.traceparent());
            if (!response.isCommitted()) {
                response.setHeader(TraceId.HEADER, TraceId.current());
            }
            chain.doFilter(request, response);
        }
    }

    /** Asynchronous and error dispatches run on other threads or after this filter returned; they keep the trace. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
