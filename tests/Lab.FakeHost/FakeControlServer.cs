using System.Collections.Concurrent;

namespace Evolution.Lab.FakeHost;

/// <summary>Serves the control server's routes for resources that a test defines.</summary>
public sealed class FakeControlServer : IAsyncDisposable
{
    // The aspects of phase 0.
    static readonly Dictionary<string, string> Aspects = new()
    {
        ["caches"] = "shared",
        ["databases"] = "shared",
        ["contracts"] = "unversioned",
        ["breaker"] = "none",
        ["addressing"] = "environment-variables",
        ["messaging"] = "http",
        ["deployment"] = "one-unit",
    };

    /// <summary>Phase 0 as the only topology.</summary>
    public static readonly IReadOnlyList<object> Phase0 = [new { phase = 0, prefix = "", placement = "shared-transaction", aspects = Aspects }];

    readonly WebApplication app;
    int requestCount;

    FakeControlServer(string token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Use((context, next) =>
        {
            Interlocked.Increment(ref requestCount);
            return next(context);
        });
        var control = app.MapGroup("").AddEndpointFilter((context, next) =>
            context.HttpContext.Request.Headers.Authorization == $"Bearer {token}" ? next(context) : ValueTask.FromResult<object?>(TypedResults.Problem("A bearer token is required.", statusCode: 401)));

        control.MapGet("/topologies", () => Topologies);
        control.MapGet("/resources", (bool usage) => Resources.Values.OrderBy(resource => resource.Name).Select(resource => usage ? resource : resource with { Usage = null }));
        control.MapGet("/resources/{name}/log", (string name, int tail) => FindError(name) ?? TypedResults.Text(string.Join('\n', Log.TakeLast(tail))));
        control.MapPost("/resources/{name}/kill", (string name) => FindError(name) ?? Exit(name, "Exited", 137));
        control.MapPost("/resources/{name}/{command}", (string name, string command) => FindError(name) ?? Execute(name, command));
        control.MapGet("/units", () => new Dictionary<string, string[]> { ["evolution"] = ["gateway", "orders"] });
        control.MapPost("/units/{unit}/redeploy", (string unit) => unit is "evolution"
            ? TypedResults.Ok(new { services = new[] { "gateway", "orders" }, seconds = 1.5 })
            : (IResult)TypedResults.Problem($"Unknown deployment unit '{unit}'. Expected one of: evolution.", statusCode: 404));
        control.MapGet("/connection-strings", () => ConnectionStrings);
    }

    /// <summary>The number of requests received.</summary>
    public int RequestCount => Volatile.Read(ref requestCount);

    public string Address => app.Urls.Single();

    public ConcurrentDictionary<string, FakeResource> Resources { get; } = [];

    /// <summary>The topologies that it reports; phase 0 by default.</summary>
    public IReadOnlyList<object> Topologies { get; set; } = Phase0;

    public IReadOnlyDictionary<string, string?> ConnectionStrings { get; set; } = new Dictionary<string, string?> { ["redis"] = "localhost:1", ["rabbitmq"] = null };

    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="token">The bearer token that every request must carry.</param>
    /// <param name="configureRoutes">Adds routes that need no token, such as the shop's.</param>
    public static async Task<FakeControlServer> StartAsync(string token, Action<IEndpointRouteBuilder>? configureRoutes = null)
    {
        var server = new FakeControlServer(token);
        configureRoutes?.Invoke(server.app);
        await server.app.StartAsync();
        return server;
    }

    public void Put(FakeResource resource) => Resources[resource.Name] = resource;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    IResult? FindError(string name) => Resources.ContainsKey(name) ? null
        : TypedResults.Problem($"Unknown resource '{name}'. Expected one of: {string.Join(", ", Resources.Keys.Order())}.", statusCode: 404);

    IResult Exit(string name, string state, int exitCode)
    {
        if (Resources[name].State is not "Running") return TypedResults.Problem($"{name} is not running.", statusCode: 409);
        Put(Resources[name] with { State = state, Health = null, ExitCode = exitCode });
        return TypedResults.NoContent();
    }

    IResult Execute(string name, string command)
    {
        switch (command)
        {
            case "start" or "restart":
                Put(Resources[name] with { State = "Running", Health = "Healthy", ExitCode = null });
                return TypedResults.Ok(new { message = (string?)null, result = (string?)null });
            case "move":
                Put(Resources[name] with { State = "Running", Health = "Healthy", ExitCode = null, Urls = ["http://localhost:5002"] });
                return TypedResults.Ok(new { message = $"{name} moved", result = (string?)null });
            case "stop":
                Put(Resources[name] with { State = "Finished", Health = null, ExitCode = 0 });
                return TypedResults.Ok(new { message = (string?)null, result = (string?)null });
            case "place-order":
                return TypedResults.Ok(new { message = "201 Created", result = "{}" });
            default:
                return TypedResults.Problem($"{name} has no command '{command}'.", statusCode: 409);
        }
    }
}
