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
    // Longer than a service may take with all its own calls and their retries.
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Registers a route from each path to its service, whose address comes from an environment variable or from service discovery. A service's OpenAPI document is at <c>/orders-api/openapi/v1.json</c> and so on.</summary>
    public static void AddRoutes(this WebApplicationBuilder builder)
    {
        var proxy = builder.Services.AddReverseProxy()
            .LoadFromMemory([.. RouteTable.Paths.SelectMany(service => Routes(service.Key, service.Value))], [.. RouteTable.Paths.Keys.Select(service => Cluster(service, builder))])
            .ConfigureHttpClient((_, handler) =>
            {
                handler.AutomaticDecompression = DecompressionMethods.None;
                // The address of a container that no longer exists does not respond at all; it does not even refuse the connection.
                handler.ConnectTimeout = ConnectTimeout;
                // The encoding that the services read; otherwise a header with non-ASCII characters could not be forwarded, and its service would be reported as unreachable.
                handler.RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8;
            });
        if (builder.Protection().Breaker is not Breaker.None) builder.Services.AddSingleton<ForwardingRetry>();
        if (RouteTable.Paths.Keys.Any(service => builder.AddressOf(service) is null)) proxy.Services.AddSingleton<IDestinationResolver, DiscoveredDestinations>();
    }

    static IEnumerable<RouteConfig> Routes(string service, string[] paths) =>
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
    /// Maps the routes. If a service does not respond, the response is 503 with the service's name, as the services themselves respond.
    /// Each service has its own admission group, so that requests waiting for one service take no capacity from the others.
    /// </summary>
    public static void MapRoutes(this WebApplication app) => app.MapReverseProxy(proxy =>
    {
        proxy.Use(NameFailedServiceAsync);
        if (app.Services.GetService<ForwardingRetry>() is { } retry) proxy.Use(retry.InvokeAsync);
    }).ConfigureEndpoints((endpoint, route) => endpoint.WithMetadata(new AdmissionGroup(route.ClusterId!)));

    static async Task NameFailedServiceAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.GetForwarderErrorFeature() is not { } failure || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested) return;
        if (CallersFault(failure.Exception) is { } bad) throw bad;
        var service = context.GetReverseProxyFeature().Cluster.Config.ClusterId;
        throw new DependencyException(service, failure.Error is ForwarderError.RequestTimedOut ? $"{service} did not answer in time." : $"{service} cannot be reached.", failure.Exception);
    }

    /// <summary>Returns the caller's error while its body was forwarded, such as a body that is too large; the service did not fail then.</summary>
    static BadHttpRequestException? CallersFault(Exception? failure) => failure switch
    {
        null => null,
        BadHttpRequestException bad => bad,
        AggregateException several => several.InnerExceptions.Select(CallersFault).FirstOrDefault(bad => bad is not null),
        _ => CallersFault(failure.InnerException),
    };

    static ClusterConfig Cluster(string service, WebApplicationBuilder builder) => new()
    {
        ClusterId = service,
        Destinations = new Dictionary<string, DestinationConfig> { [service] = new() { Address = builder.AddressOf(service) ?? $"http://{service}" } },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = builder.Protection().Breaker is Breaker.None ? Timeout.InfiniteTimeSpan : Limit },
    };
}
