package dev.flywheel.service.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Whether there is anything at an address, for saying "not found" rather than "not allowed" to who is signed in. */
class Endpoints {

    private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    Endpoints(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    boolean has(HttpServletRequest request) {
        ServletRequestPathUtils.parseAndCache(request);
        return mappings.stream().anyMatch(mapping -> has(mapping, request));
    }

    private static boolean has(RequestMappingInfoHandlerMapping mapping, HttpServletRequest request) {
        try {
            return mapping.getHandler(request) != null;
        } catch (Exception otherMethodOrMediaType) {
            // The address exists, only this way of calling it does not.
            return true;
        }
    }
}
