namespace Evolution.Hosting.Native.Tests.Running;

/// <summary>Commands of resources.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_command_is_run_and_gives_back_what_it_says()
    {
        await using var test = new TestApplication();
        var redis = test.Builder.AddRedis("redis").WithCommand("greet", "Greet", context => Task.FromResult(CommandResults.Success($"hello {context.ResourceName}", "{}", CommandResultFormat.Json)));

        var result = await test.Application.ResourceCommands.ExecuteCommandAsync("redis", "greet");

        result.Success.ShouldBeTrue();
        result.Message.ShouldBe("hello redis");
        result.Data!.Format.ShouldBe(CommandResultFormat.Json);
    }

    [Fact]
    public async Task What_a_command_throws_is_its_failure()
    {
        await using var test = new TestApplication();
        test.Builder.AddRedis("redis").WithCommand("fail", "Fail", _ => throw new InvalidOperationException("It does not work."));

        var result = await test.Application.ResourceCommands.ExecuteCommandAsync("redis", "fail");

        (result.Success, result.Message).ShouldBe((false, "It does not work."));
    }

    [Fact]
    public async Task An_unknown_command_or_resource_is_a_failure_that_says_so()
    {
        await using var test = new TestApplication();
        test.Builder.AddRedis("redis");

        (await test.Application.ResourceCommands.ExecuteCommandAsync("redis", "dance")).Message!.ShouldContain("start, stop, restart");
        (await test.Application.ResourceCommands.ExecuteCommandAsync("nobody", "start")).Message!.ShouldContain("no resource 'nobody'");
    }

    [Fact]
    public async Task A_command_is_given_its_arguments()
    {
        await using var test = new TestApplication();
        test.Builder.AddRedis("redis").WithCommand("greet", "Greet", context => Task.FromResult(CommandResults.Success($"hello {context.Arguments.GetString("WHO")}")), new() { Arguments = [Who(null)] });

        (await test.Application.ResourceCommands.ExecuteCommandAsync("redis", "greet", new InteractionInputCollection([Who("you")]))).Message.ShouldBe("hello you");
    }

    [Fact]
    public async Task A_command_does_not_run_without_what_it_needs_and_says_what_that_is()
    {
        await using var test = new TestApplication();
        test.Builder.AddRedis("redis").WithCommand("greet", "Greet", _ => Task.FromResult(CommandResults.Success()), new() { Arguments = [Who(null)] });

        var result = await test.Application.ResourceCommands.ExecuteCommandAsync("redis", "greet");

        (result.Success, result.Message).ShouldBe((false, "'greet' of 'redis' needs who, such as you."));
    }

    static InteractionInput Who(string? value) => new() { Name = "who", InputType = InputType.Text, Required = true, Placeholder = "you", Value = value };
}
