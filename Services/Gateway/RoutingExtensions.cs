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

    /// <summary>Forwards each path to its service, found by environment variable or by service discovery; a service's OpenAPI document is at <c>/orders-api/openapi/v1.json</c> and so on.</summary>
    public static void AddRoutes(this WebApplicationBuilder builder)
    {
        var proxy = builder.Services.AddReverseProxy()
            .LoadFromMemory([.. RouteTable.Paths.SelectMany(service => Routes(service.Key, service.Value))], [.. RouteTable.Paths.Keys.Select(service => Cluster(service, builder))])
            .ConfigureHttpClient((_, handler) =>
            {
                handler.AutomaticDecompression = DecompressionMethods.None;
                // An address whose container is gone answers nothing, not even a refusal.
                handler.ConnectTimeout = ConnectTimeout;
                // As services read them; otherwise a header that is no ASCII could not be passed on, and its service would be taken for dead.
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
    /// Forwards, and where a service does not answer says so as the services themselves do: 503, with its name. What piles up before one
    /// service takes no room from the others.
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

    /// <summary>What the caller did wrong while its body was passed on, such as sending too much of it: no service is to blame for that.</summary>
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
