using System.Text.Json;
using Evolution.Evo.Commands;
using Evolution.Lab.FakeHost;

namespace Evolution.Evo.Tests.Commands;

public sealed class TraceSessionTests : IDisposable
{
    const string Token = "token";
    readonly TemporaryFolder folder = new();
    readonly StringWriter output = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_trail_is_found_at_the_host_that_runs_among_files_of_hosts_that_do_not()
    {
        await using var host = await HostAsync(SampleLogLines.Placed, "noise", SampleLogLines.Confirmed);
        folder.Write("gone.json", Access("http://127.0.0.1:1", int.MaxValue));
        folder.Write("number-taken-over.json", Access("http://127.0.0.1:1", Environment.ProcessId));
        folder.Write("broken.json", "{");

        await RunAsync();

        output.ToString().TrimEnd().Split('\n').Length.ShouldBe(3);
        output.ToString().ShouldContain("placed: Pending");
        output.ToString().ShouldContain("2 lines from 1 log of 1; 2 were looked through.");
    }

    [Fact]
    public async Task Where_nothing_runs_it_says_how_to_start_something() =>
        (await Should.ThrowAsync<LabException>(RunAsync)).Message.ShouldContain("Nothing runs whose logs could be read. Start the shop with ./evo run");

    [Fact]
    public async Task An_order_that_no_log_knows_is_an_error_that_says_how_much_was_looked_through()
    {
        await using var host = await HostAsync(SampleLogLines.About(SampleLogLines.Other, "07.120", "Evolution.Orders", "Order placed: Pending"));

        var error = await Should.ThrowAsync<LabException>(RunAsync);

        error.ExitCode.ShouldBe(ExitCodes.Failure);
        error.Message.ShouldStartWith($"Order {SampleLogLines.Order} is in no log. Lines looked through: 1, of orders.");
    }

    [Fact]
    public async Task What_is_no_id_ends_with_exit_code_2()
    {
        var errors = new StringWriter();
        (await new EvoCommand().RunAsync(["trace", "my-order"], output, errors)).ShouldBe(ExitCodes.Usage);
        errors.ToString().ShouldStartWith("'my-order' is no order's id.");
        output.ToString().ShouldBeEmpty();
    }

    Task RunAsync() => new TraceSession(folder.Path, output).RunAsync(SampleLogLines.Order, asJson: false, CancellationToken.None);

    async Task<FakeControlServer> HostAsync(params string[] lines)
    {
        var host = await FakeControlServer.StartAsync(Token);
        host.Put(FakeResource.Service("orders"));
        foreach (var line in lines) host.Log.Enqueue(line);
        folder.Write("running.json", Access(host.Address, Environment.ProcessId));
        return host;
    }

    static string Access(string address, int process) => JsonSerializer.Serialize(new { address, token = Token, processId = process });
}
