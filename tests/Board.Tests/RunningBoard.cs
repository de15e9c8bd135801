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

/// <summary>The Board inside the test process, on a port and with a folder of its own.</summary>
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

    /// <summary>Where it looks for its host.</summary>
    public string ControlFile { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    /// <summary>Starts one that finds no host yet.</summary>
    public static async Task<RunningBoard> StartAsync()
    {
        var board = new RunningBoard();
        await board.app.StartAsync();
        return board;
    }

    /// <summary>Lets a host be found, as it writes its control file itself.</summary>
    public void Meet(ControlAccess host) =>
        File.WriteAllText(ControlFile, JsonSerializer.Serialize(host, JsonSerializerOptions.Web));

    /// <summary>What a form of the Board's pages sends along, for a browser that has been here.</summary>
    public HttpClient Browser()
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        var tokens = Services.GetRequiredService<IAntiforgery>().GetTokens(context);
        var options = Services.GetRequiredService<BoardOptions>();
        var http = Stranger();
        http.DefaultRequestHeaders.Add("Cookie", $"{options.CookieName}={Uri.EscapeDataString(Token)}; {options.CookieName}-form={tokens.CookieToken}");
        http.DefaultRequestHeaders.Add(tokens.HeaderName!, tokens.RequestToken);
        return http;
    }

    /// <summary>A browser that has not been here.</summary>
    public HttpClient Stranger() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };

    /// <summary>A program that knows the token.</summary>
    public HttpClient Friend()
    {
        var http = Stranger();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
