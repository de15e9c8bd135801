using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Evolution.Testing;

/// <summary>A service of the shop, run inside the test process on a port of its own.</summary>
/// <typeparam name="TMarker">Any class of the service's assembly.</typeparam>
public sealed class Service<TMarker> : WebApplicationFactory<TMarker> where TMarker : class
{
    readonly IReadOnlyDictionary<string, string?> settings;

    /// <summary>Starts the service with what the app host would set in its environment, such as <c>ConnectionStrings:database</c>.</summary>
    public Service(IReadOnlyDictionary<string, string?> settings)
    {
        this.settings = settings;
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString();
        Http = new() { BaseAddress = ClientOptions.BaseAddress, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>Where it is reached.</summary>
    public string Address { get; }

    /// <summary>Calls it.</summary>
    public HttpClient Http { get; }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) Http?.Dispose();
        base.Dispose(disposing);
    }
}
