using Evolution.Hosting.LocalServers.Running;
using Evolution.Hosting.LocalServers.Tests.Application;
using Evolution.Hosting.LocalServers.Tests.Servers;
using Evolution.Testing;

namespace Evolution.Hosting.LocalServers.Tests.Hosts;

/// <summary>App hosts that run concurrently or one after the other.</summary>
public sealed class SideBySideTests
{
    [Fact]
    public async Task Two_app_hosts_without_a_template_can_start_concurrently()
    {
        using var folder = new TestFolder();
        var cache = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder["cache"] };
        await using var first = new HostProcess("postgres,redis", folder.Path, cache);
        await using var second = new HostProcess("postgres,redis", folder.Path, cache);
        await Task.WhenAll(first.WaitUntilReadyAsync(), second.WaitUntilReadyAsync());
        Directory.EnumerateDirectories(folder["cache/evolution-local-servers"]).ShouldHaveSingleItem();
        var firstFolder = first.Folder;

        first.Send(Signals.Interrupt);
        await first.WaitForExitAsync();
        await Wait.UntilAsync("the first host has left nothing behind", () => first.FindLeftovers(firstFolder) is []);

        foreach (var (server, connectionString) in await second.WaitUntilReadyAsync()) await Clients.PingAsync(server, connectionString);
    }

    [Fact]
    public async Task Template_of_an_app_host_killed_during_its_creation_is_not_used()
    {
        using var folder = new TestFolder();
        var cache = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder["cache"] };
        await using (var killedHost = new HostProcess("postgres", folder.Path, cache))
        {
            await killedHost.WaitUntilAsync("initdb runs", () => killedHost.Folder is { } run && ServerProcesses.FindInFolder(run).Any(process => ServerProcesses.GetName(process) == "initdb"));
            killedHost.Send(Signals.Kill);
            await killedHost.WaitForExitAsync();
        }
        Directory.EnumerateDirectories(folder["cache/evolution-local-servers"]).ShouldBeEmpty();

        await using var nextHost = new HostProcess("postgres", folder.Path, cache);
        foreach (var (server, connectionString) in await nextHost.WaitUntilReadyAsync()) await Clients.PingAsync(server, connectionString);
    }

    [Fact]
    public async Task Incomplete_template_is_replaced()
    {
        using var folder = new TestFolder();
        var cache = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder["cache"] };
        await using (var first = new HostProcess("postgres", folder.Path, cache)) await first.WaitUntilReadyAsync();
        var template = Directory.EnumerateDirectories(folder["cache/evolution-local-servers"]).ShouldHaveSingleItem();
        Directory.Move(template, $"{template}.tmp");
        File.Delete(Path.Combine($"{template}.tmp", "data", "PG_VERSION"));

        await using var nextHost = new HostProcess("postgres", folder.Path, cache);
        foreach (var (server, connectionString) in await nextHost.WaitUntilReadyAsync()) await Clients.PingAsync(server, connectionString);
        Directory.EnumerateDirectories(folder["cache/evolution-local-servers"]).ShouldHaveSingleItem().ShouldBe(template);
    }
}
