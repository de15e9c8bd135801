using Evolution.Hosting.LocalServers.Running;
using Evolution.Hosting.LocalServers.Tests.Application;
using Evolution.Hosting.LocalServers.Tests.Servers;
using Evolution.Testing;

namespace Evolution.Hosting.LocalServers.Tests.Hosts;

/// <summary>App hosts that run at once, and after one another.</summary>
public sealed class SideBySideTests
{
    [Fact]
    public async Task Two_app_hosts_start_at_once_without_a_template_and_do_not_disturb_each_other()
    {
        using var folder = new TestFolder();
        var cache = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder["cache"] };
        await using var one = new HostProcess("postgres,redis", folder.Path, cache);
        await using var other = new HostProcess("postgres,redis", folder.Path, cache);
        await Task.WhenAll(one.ReadyAsync(), other.ReadyAsync());
        Directory.EnumerateDirectories(folder["cache/evolution-local-servers"]).ShouldHaveSingleItem();
        var ended = one.Folder;

        one.Send(Signals.Interrupt);
        await one.EndAsync();
        await Eventually.HoldsAsync("nothing is left of the first", () => one.Left(ended) is []);

        foreach (var (server, connectionString) in await other.ReadyAsync()) await Clients.PingAsync(server, connectionString);
    }

    [Fact]
    public async Task Template_of_an_app_host_that_was_killed_while_it_made_it_is_not_used()
    {
        using var folder = new TestFolder();
        var cache = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder["cache"] };
        await using (var killed = new HostProcess("postgres", folder.Path, cache))
        {
            await killed.UntilAsync("initdb runs", () => killed.Folder is { } run && ServerProcesses.In(run).Any(process => ServerProcesses.Name(process) == "initdb"));
            killed.Send(Signals.Kill);
            await killed.EndAsync();
        }
        Directory.EnumerateDirectories(folder["cache/evolution-local-servers"]).ShouldBeEmpty();

        await using var next = new HostProcess("postgres", folder.Path, cache);
        foreach (var (server, connectionString) in await next.ReadyAsync()) await Clients.PingAsync(server, connectionString);
    }

    [Fact]
    public async Task Half_a_template_is_not_used_and_removed()
    {
        using var folder = new TestFolder();
        var cache = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder["cache"] };
        await using (var first = new HostProcess("postgres", folder.Path, cache)) await first.ReadyAsync();
        var template = Directory.EnumerateDirectories(folder["cache/evolution-local-servers"]).ShouldHaveSingleItem();
        Directory.Move(template, $"{template}.half");
        File.Delete(Path.Combine($"{template}.half", "data", "PG_VERSION"));

        await using var next = new HostProcess("postgres", folder.Path, cache);
        foreach (var (server, connectionString) in await next.ReadyAsync()) await Clients.PingAsync(server, connectionString);
        Directory.EnumerateDirectories(folder["cache/evolution-local-servers"]).ShouldHaveSingleItem().ShouldBe(template);
    }
}
