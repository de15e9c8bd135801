using System.Net;
using System.Text;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Overload;
using Evolution.ServiceDefaults.Remote;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Evolution.Gateway;

static class RoutingExtensions
{
    // Longer than the maximum duration of a request to a service, including the service's own calls and their retries.
    static readonly TimeSpan ActivityTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Registers a route from each path to its service, whose address comes from an environment variable or from service discovery. A service's OpenAPI document is at <c>/orders-api/openapi/v1.json</c> and so on.</summary>
    public static void AddRoutes(this WebApplicationBuilder builder)
    {
        var proxy = builder.Services.AddReverseProxy()
            .LoadFromMemory([.. RouteTable.Paths.SelectMany(service => CreateRoutes(service.Key, service.Value))], [.. RouteTable.Paths.Keys.Select(service => CreateCluster(service, builder))])
            .ConfigureHttpClient((_, handler) =>
            {
                handler.AutomaticDecompression = DecompressionMethods.None;
                // The address of a container that no longer exists does not respond at all; it does not even refuse the connection.
                handler.ConnectTimeout = ConnectTimeout;
                // The encoding that the services use. Otherwise a header with non-ASCII characters could not be forwarded, and the service would be reported as unreachable.
                handler.RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8;
            });
        if (builder.GetRemoteServiceOptions().Breaker is not CallProtection.None) builder.Services.AddSingleton<ForwardingRetry>();
        if (RouteTable.Paths.Keys.Any(service => builder.GetServiceAddress(service) is null)) proxy.Services.AddSingleton<IDestinationResolver, DiscoveryDestinationResolver>();
    }

    static IEnumerable<RouteConfig> CreateRoutes(string service, string[] paths) =>
    [
        .. paths.Select(path => new RouteConfig { RouteId = path, ClusterId = service, Match = new() { Path = $"{path}/{{**rest}}" } }),
        new RouteConfig
        {
            RouteId = $"/{service}-api",
            ClusterId = service,
            Match = new() { Path = $"/{service}-api/openapi/{{**rest}}" },
            Transforms = [new Dictionary<string, string> { ["PathRemovePrefix"] = $"/{service}-api" }],
        },
    ];

    /// <summary>
    /// Maps the routes. If a service does not respond, the response is 503 and names the service, like the responses of the services.
    /// Each service has its own admission group, so that requests waiting for one service do not use up the capacity of the others.
    /// </summary>
    public static void MapRoutes(this WebApplication app) => app.MapReverseProxy(proxy =>
    {
        proxy.Use(ReportFailedServiceAsync);
        if (app.Services.GetService<ForwardingRetry>() is { } retry) proxy.Use(retry.InvokeAsync);
    }).ConfigureEndpoints((endpoint, route) => endpoint.WithMetadata(new AdmissionGroup(route.ClusterId!)));

    static async Task ReportFailedServiceAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.GetForwarderErrorFeature() is not { } failure || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested) return;
        if (FindBadRequest(failure.Exception) is { } badRequest) throw badRequest;
        var service = context.GetReverseProxyFeature().Cluster.Config.ClusterId;
        throw new DependencyException(service, failure.Error is ForwarderError.RequestTimedOut ? $"{service} did not respond in time." : $"{service} cannot be reached.", failure.Exception);
    }

    /// <summary>Finds an error in the caller's request that surfaced while its body was forwarded, such as a body that is too large.</summary>
    /// <returns>Null if the service caused the failure.</returns>
    static BadHttpRequestException? FindBadRequest(Exception? failure) => failure switch
    {
        null => null,
        BadHttpRequestException badRequest => badRequest,
        AggregateException aggregate => aggregate.InnerExceptions.Select(FindBadRequest).FirstOrDefault(badRequest => badRequest is not null),
        _ => FindBadRequest(failure.InnerException),
    };

    static ClusterConfig CreateCluster(string service, WebApplicationBuilder builder) => new()
    {
        ClusterId = service,
        Destinations = new Dictionary<string, DestinationConfig> { [service] = new() { Address = builder.GetServiceAddress(service) ?? $"http://{service}" } },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = builder.GetRemoteServiceOptions().Breaker is CallProtection.None ? Timeout.InfiniteTimeSpan : ActivityTimeout },
    };
}
