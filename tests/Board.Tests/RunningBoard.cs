using System.Net.Http.Headers;
using System.Text.Json;
using Evolution.Board.Access;
using Evolution.Control;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests;

/// <summary>The Board inside the test process, with its own port and folder.</summary>
sealed class RunningBoard : IAsyncDisposable
{
    public const string Token = "the token of this run";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("board-");
    readonly WebApplication app;

    RunningBoard()
    {
        ControlFile = Path.Combine(folder.FullName, "control.json");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Board.Tests", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Board:Token"] = Token, ["Control:File"] = ControlFile });
        builder.AddBoard();
        app = builder.Build();
        app.MapBoard();
    }

    /// <summary>The path of the host's control file.</summary>
    public string ControlFile { get; }

    /// <summary>The base address.</summary>
    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    /// <summary>Starts a Board that is not connected to a host.</summary>
    public static async Task<RunningBoard> StartAsync()
    {
        var board = new RunningBoard();
        await board.app.StartAsync();
        return board;
    }

    /// <summary>Connects the Board to a host by writing its control file.</summary>
    public void ConnectTo(ControlConnectionInfo host) =>
        File.WriteAllText(ControlFile, JsonSerializer.Serialize(host, JsonSerializerOptions.Web));

    /// <summary>Creates a client with the cookies and the antiforgery token of a signed-in browser.</summary>
    public HttpClient CreateBrowserClient()
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        var tokens = Services.GetRequiredService<IAntiforgery>().GetTokens(context);
        var options = Services.GetRequiredService<BoardOptions>();
        var http = CreateAnonymousClient();
        http.DefaultRequestHeaders.Add("Cookie", $"{options.CookieName}={Uri.EscapeDataString(Token)}; {options.CookieName}-form={tokens.CookieToken}");
        http.DefaultRequestHeaders.Add(tokens.HeaderName!, tokens.RequestToken);
        return http;
    }

    /// <summary>Creates a client without a token.</summary>
    public HttpClient CreateAnonymousClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };

    /// <summary>Creates a client with the bearer token.</summary>
    public HttpClient CreateAuthorizedClient()
    {
        var http = CreateAnonymousClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
