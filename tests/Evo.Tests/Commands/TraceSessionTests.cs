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
    public async Task The_trail_is_read_from_the_running_host_and_stale_control_files_are_ignored()
    {
        await using var host = await StartHostAsync(SampleLogLines.Placed, "noise", SampleLogLines.Confirmed);
        folder.Write("exited.json", CreateControlFile("http://127.0.0.1:1", int.MaxValue));
        folder.Write("reused-process-id.json", CreateControlFile("http://127.0.0.1:1", Environment.ProcessId));
        folder.Write("broken.json", "{");

        await RunAsync();

        output.ToString().TrimEnd().Split('\n').Length.ShouldBe(3);
        output.ToString().ShouldContain("placed: Pending");
        output.ToString().ShouldContain("2 lines from 1 log of 1; 2 lines were searched.");
    }

    [Fact]
    public async Task Without_a_running_host_the_error_explains_how_to_start_one() =>
        (await Should.ThrowAsync<LabException>(RunAsync)).Message.ShouldContain("No host is running. Start the shop with ./evo run");

    [Fact]
    public async Task An_unknown_order_is_an_error_with_the_number_of_searched_lines()
    {
        await using var host = await StartHostAsync(SampleLogLines.CreateForOrder(SampleLogLines.OtherOrder, "07.120", "Evolution.Orders", "Order placed: Pending"));

        var error = await Should.ThrowAsync<LabException>(RunAsync);

        error.ExitCode.ShouldBe(ExitCodes.Failure);
        error.Message.ShouldStartWith($"Order {SampleLogLines.Order} was not found. Lines searched: 1, of orders.");
    }

    [Fact]
    public async Task An_invalid_id_ends_with_exit_code_2()
    {
        var errors = new StringWriter();
        (await new EvoCommand().RunAsync(["trace", "my-order"], output, errors)).ShouldBe(ExitCodes.Usage);
        errors.ToString().ShouldStartWith("'my-order' is not an order id.");
        output.ToString().ShouldBeEmpty();
    }

    Task RunAsync() => new TraceSession(folder.Path, output).RunAsync(SampleLogLines.Order, asJson: false, CancellationToken.None);

    async Task<FakeControlServer> StartHostAsync(params string[] lines)
    {
        var host = await FakeControlServer.StartAsync(Token);
        host.Put(FakeResource.CreateService("orders"));
        foreach (var line in lines) host.Log.Enqueue(line);
        folder.Write("running.json", CreateControlFile(host.Address, Environment.ProcessId));
        return host;
    }

    static string CreateControlFile(string address, int process) => JsonSerializer.Serialize(new { address, token = Token, processId = process });
}
