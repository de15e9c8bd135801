namespace Evolution.Evo.Tests.Commands;

/// <summary>Runs the Lab as a program of its own, in a repository whose app host is the fake one.</summary>
public sealed class RunCommandTests : IDisposable
{
    readonly FakeRepository fake = new FakeRepository().Built();

    public void Dispose() => fake.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_what_is_ready_and_leaves_nothing_with_exit_code_0(string signal)
    {
        using var lab = Start("ready");
        await lab.WaitForAsync("Ctrl+C stops everything.");

        lab.Signal(signal);

        (await lab.EndAsync()).ShouldBe(ExitCodes.Success);
        lab.Output.ShouldContain("Stopped after");
        lab.Output.ShouldContain("gateway");
        Directory.GetFiles(fake.Repository.Folder("control")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_signal_before_anything_is_ready_ends_with_exit_code_130()
    {
        using var lab = Start("starting");
        await lab.WaitForAsync("Fake host --phase 0");

        lab.Signal("INT");

        (await lab.EndAsync()).ShouldBe(ExitCodes.Interrupted);
        Directory.GetFiles(fake.Repository.Folder("control")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_signal_kills_a_host_that_does_not_stop()
    {
        using var lab = Start("deaf");
        await lab.WaitForAsync("Ctrl+C stops everything.");
        lab.Signal("INT");
        await lab.WaitForAsync("Stopping ...");

        lab.Signal("INT");

        (await lab.EndAsync()).ShouldBe(ExitCodes.Success);
        lab.Output.ShouldContain("was killed");
    }

    [Fact]
    public async Task Check_places_an_order_says_what_it_saw_and_stops()
    {
        using var lab = Start("ready", "--check");

        (await lab.EndAsync()).ShouldBe(ExitCodes.Success);
        lab.Output.ShouldContain("confirmed, 19.99 EUR");
        lab.Output.ShouldContain("Stopped after");
    }

    [Fact]
    public async Task Check_fails_where_the_order_does_and_says_why()
    {
        using var lab = Start("declining", "--check");

        (await lab.EndAsync()).ShouldBe(ExitCodes.Failure);
        lab.Output.ShouldContain("The card was declined.");
        lab.Output.ShouldContain("Orders says something.");
    }

    [Fact]
    public async Task No_call_goes_through_a_proxy()
    {
        using var proxy = new ProxyListener();

        using var lab = fake.Run(proxy.Environment, "--check");

        (await lab.EndAsync()).ShouldBe(ExitCodes.Success, lab.Output);
        lab.Output.ShouldContain("confirmed, 19.99 EUR");
        proxy.WasAsked.ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_app_host_calls_on_this_machine_goes_through_no_proxy_either()
    {
        using var proxy = new ProxyListener();

        using var lab = fake.Run(new Dictionary<string, string?>(proxy.Environment) { ["NO_PROXY"] = "example.org" }, "--check");

        (await lab.EndAsync()).ShouldBe(ExitCodes.Success, lab.Output);
        lab.Output.ShouldContain("NO_PROXY=example.org,localhost,127.0.0.1");
    }

    LabProgram Start(string behaviour, params string[] more) => fake.Run(new Dictionary<string, string?> { ["FAKE_HOST"] = behaviour }, more);
}
