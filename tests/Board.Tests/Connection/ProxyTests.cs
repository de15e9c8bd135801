using System.Net.Http.Headers;
using System.Text.Json;
using Evolution.Lab.FakeHost;

namespace Evolution.Board.Tests.Connection;

/// <summary>The Board in a separate process with a proxy configured in its environment.</summary>
public sealed class ProxyTests : IDisposable
{
    const string Token = "secret";
    const string ListeningPrefix = "Now listening on: ";

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Requests_to_the_host_bypass_the_proxy()
    {
        await using var host = await FakeControlServer.StartAsync(Token);
        host.Put(FakeResource.CreateService("inventory", "http://localhost:5001"));
        var controlFile = Path.Combine(folder.Path, "control.json");
        File.WriteAllText(controlFile, JsonSerializer.Serialize(new { address = host.Address, token = Token, processId = Environment.ProcessId }));
        using var proxy = new ProxyListener();
        using var board = new LabProgram(["dotnet", Path.Combine(AppContext.BaseDirectory, "Board.dll")], new Dictionary<string, string?>(proxy.Environment)
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Board__Token"] = Token,
            ["Control__File"] = controlFile,
        });
        await board.WaitForLineAsync(ListeningPrefix);

        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = GetAddress(board), Timeout = TimeSpan.FromSeconds(30) };
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        var page = await browser.GetStringAsync("/");

        page.ShouldContain("inventory");
        proxy.HasPendingConnection.ShouldBeFalse();
    }

    static Uri GetAddress(LabProgram board) =>
        new(board.Output.Split('\n').First(line => line.Contains(ListeningPrefix, StringComparison.Ordinal)).Split(ListeningPrefix)[1].Trim());
}
