namespace Evolution.Evo.Tests.Commands;

/// <summary>Runs <c>evo</c> as a separate program in a repository with the fake app host.</summary>
public sealed class RunCommandTests : IDisposable
{
    readonly FakeRepository fake = new FakeRepository().MarkAsBuilt();

    public void Dispose() => fake.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_a_ready_host_with_exit_code_0(string signal)
    {
        using var lab = Start("ready");
        await lab.WaitForLineAsync("Press Ctrl+C to stop.");

        lab.SendSignal(signal);

        (await lab.WaitForExitAsync()).ShouldBe(ExitCodes.Success);
        lab.Output.ShouldContain("Stopped after");
        lab.Output.ShouldContain("gateway");
        Directory.GetFiles(fake.Repository.EnsureFolder("control")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_signal_before_the_host_is_ready_ends_with_exit_code_130()
    {
        using var lab = Start("starting");
        await lab.WaitForLineAsync("Fake host --phase 0");

        lab.SendSignal("INT");

        (await lab.WaitForExitAsync()).ShouldBe(ExitCodes.Interrupted);
        Directory.GetFiles(fake.Repository.EnsureFolder("control")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_signal_kills_a_host_that_does_not_stop()
    {
        using var lab = Start("ignoring-stop");
        await lab.WaitForLineAsync("Press Ctrl+C to stop.");
        lab.SendSignal("INT");
        await lab.WaitForLineAsync("Stopping ...");

        lab.SendSignal("INT");

        (await lab.WaitForExitAsync()).ShouldBe(ExitCodes.Success);
        lab.Output.ShouldContain("was killed");
    }

    [Fact]
    public async Task Check_places_an_order_and_stops()
    {
        using var lab = Start("ready", "--check");

        (await lab.WaitForExitAsync()).ShouldBe(ExitCodes.Success);
        lab.Output.ShouldContain("confirmed, 19.99 EUR");
        lab.Output.ShouldContain("Stopped after");
    }

    [Fact]
    public async Task Check_fails_with_a_reason_if_the_order_fails()
    {
        using var lab = Start("declining", "--check");

        (await lab.WaitForExitAsync()).ShouldBe(ExitCodes.Failure);
        lab.Output.ShouldContain("The card was declined.");
        lab.Output.ShouldContain("A log line of Orders.");
    }

    [Fact]
    public async Task Calls_to_the_host_bypass_the_proxy()
    {
        using var proxy = new ProxyListener();

        using var lab = fake.RunEvo(proxy.Environment, "--check");

        (await lab.WaitForExitAsync()).ShouldBe(ExitCodes.Success, lab.Output);
        lab.Output.ShouldContain("confirmed, 19.99 EUR");
        proxy.HasPendingConnection.ShouldBeFalse();
    }

    [Fact]
    public async Task Local_calls_of_the_app_host_bypass_the_proxy()
    {
        using var proxy = new ProxyListener();

        using var lab = fake.RunEvo(new Dictionary<string, string?>(proxy.Environment) { ["NO_PROXY"] = "example.org" }, "--check");

        (await lab.WaitForExitAsync()).ShouldBe(ExitCodes.Success, lab.Output);
        lab.Output.ShouldContain("NO_PROXY=example.org,localhost,127.0.0.1");
    }

    LabProgram Start(string behavior, params string[] arguments) => fake.RunEvo(new Dictionary<string, string?> { ["FAKE_HOST"] = behavior }, arguments);
}
