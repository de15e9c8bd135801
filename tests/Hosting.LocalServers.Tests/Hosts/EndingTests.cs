using System.Diagnostics;
using Evolution.Hosting.LocalServers.Running;
using Evolution.Hosting.LocalServers.Tests.Application;
using Evolution.Testing;
using Npgsql;

namespace Evolution.Hosting.LocalServers.Tests.Hosts;

/// <summary>How an app host ends.</summary>
public sealed class EndingTests
{
    const int Terminate = 15;

    static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Terminate)]
    [InlineData(Signals.Kill)]
    public async Task Nothing_is_left_of_an_app_host_and_its_servers(int signal)
    {
        using var temporary = new TestFolder();
        await using var host = new HostProcess("postgres,redis,rabbitmq", temporary.Path);
        var connectionStrings = await host.ReadyAsync();
        var folder = host.Folder.ShouldNotBeNull();
        ServerProcesses.In(folder).Select(ServerProcesses.Name).ShouldContain("epmd");
        ServerProcesses.OrchestratorsOf(host.Id).ShouldNotBeEmpty();

        // A client that stays connected, and so would hold up PostgreSQL.
        await using var client = new NpgsqlConnection($"{connectionStrings["postgres"]};Database=postgres;Pooling=false");
        await client.OpenAsync();
        var watch = Stopwatch.StartNew();
        if (signal == Signals.Interrupt) host.PressControlC();
        else host.Send(signal);
        var exitCode = await host.EndAsync();
        var ended = watch.Elapsed;

        await Eventually.BecomesAsync("nothing is left", () => Task.FromResult(string.Join('\n', host.Left(folder))), left => left is "", CleanUpLimit);
        TestContext.Current.TestOutputHelper!.WriteLine($"Signal {signal}: the app host ended after {ended.TotalSeconds:0.0} s, everything after {watch.Elapsed.TotalSeconds:0.0} s.");
        exitCode.ShouldBe(signal == Signals.Kill ? 128 + Signals.Kill : 0, host.Output);
    }

    [Fact]
    public async Task Nothing_is_left_of_an_app_host_that_ends_while_it_starts()
    {
        using var temporary = new TestFolder();
        await using var host = new HostProcess("postgres,redis,rabbitmq", temporary.Path);
        await host.UntilAsync("the run has a folder", () => host.Folder is not null);
        var folder = host.Folder;

        host.Send(Terminate);
        await host.EndAsync();

        await Eventually.BecomesAsync("nothing is left", () => Task.FromResult(string.Join('\n', host.Left(folder))), left => left is "", CleanUpLimit);
    }

    [Fact]
    public async Task Nothing_is_left_when_the_orchestrator_is_killed_too()
    {
        using var temporary = new TestFolder();
        await using var host = new HostProcess("postgres,redis,rabbitmq", temporary.Path);
        await host.ReadyAsync();
        var folder = host.Folder;

        foreach (var orchestrator in ServerProcesses.OrchestratorsOf(host.Id)) Signals.Send(orchestrator, Signals.Kill);
        host.Send(Signals.Kill);
        await host.EndAsync();

        await Eventually.BecomesAsync("nothing is left", () => Task.FromResult(string.Join('\n', host.Left(folder))), left => left is "", CleanUpLimit);
    }
}
