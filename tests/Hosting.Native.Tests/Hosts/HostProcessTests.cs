using Evolution.Testing;

namespace Evolution.Hosting.Native.Tests.Hosts;

/// <summary>App hosts as users meet them: as programs.</summary>
public sealed class HostProcessTests
{
    [Theory]
    [InlineData(Signals.Terminate)]
    [InlineData(Signals.Interrupt)]
    public async Task A_host_that_is_told_to_end_leaves_nothing_and_succeeds(int signal)
    {
        var state = TestFolders.New();
        await using var host = new HostProcess(state, ["--servers", "redis"]);
        await host.ReadyAsync();

        host.Send(signal);

        (await host.EndAsync()).ShouldBe(0);
        Directory.EnumerateFiles(Path.Combine(state, "runs")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_that_is_told_to_end_while_it_starts_leaves_nothing_and_succeeds()
    {
        var state = TestFolders.New();
        await using var host = new HostProcess(state, ["--servers", "postgres,redis,rabbitmq"]);
        await host.BegunAsync();

        host.Send(Signals.Terminate);

        (await host.EndAsync()).ShouldBe(0);
        Directory.EnumerateFiles(Path.Combine(state, "runs")).ShouldBeEmpty();
        host.Output.ShouldNotContain("error");
    }

    [Fact]
    public async Task What_a_killed_host_left_is_swept_by_the_next_one()
    {
        var state = TestFolders.New();
        await using var killed = new HostProcess(state, ["--servers", "redis,postgres"]);
        await killed.ReadyAsync();
        var record = RunRecordFile.Read(Directory.EnumerateFiles(Path.Combine(state, "runs"), "*.json").Single())!;
        record.Children.Length.ShouldBe(2);
        killed.Send(Signals.Kill);
        await killed.EndAsync();
        var left = ProcessFamily.In(record.Folder);
        left.ShouldNotBeEmpty();

        await using var next = new HostProcess(state, ["--servers", "redis"]);
        await next.ReadyAsync();

        left.Concat(record.Children).ShouldAllBe(process => !process.IsAlive);
        Directory.Exists(record.Folder).ShouldBeFalse();
        next.Output.ShouldContain("left by host");
        Directory.EnumerateFiles(Path.Combine(state, "runs"), "*.json").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Two_hosts_of_one_clone_run_side_by_side_from_the_first_template_on()
    {
        var state = TestFolders.New();
        await using var one = new HostProcess(state, ["--servers", "postgres,redis"]);
        await using var other = new HostProcess(state, ["--servers", "postgres,redis"]);

        await Task.WhenAll(one.ReadyAsync(), other.ReadyAsync());

        Directory.EnumerateFiles(Path.Combine(state, "runs"), "*.json").Count().ShouldBe(2);
        new[] { one, other }.Count(host => host.Output.Contains("template (once)")).ShouldBe(1);
        one.Send(Signals.Terminate);
        (await one.EndAsync()).ShouldBe(0);
        Directory.EnumerateFiles(Path.Combine(state, "runs"), "*.json").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_second_Ctrl_C_kills_at_once()
    {
        var state = TestFolders.New();
        await using var host = new HostProcess(state, ["--servers", "rabbitmq"]);
        await host.ReadyAsync();

        // RabbitMQ takes a second to end in good order.
        host.Send(Signals.Interrupt);
        await Eventually.HoldsAsync("the host says that it stops", () => host.Output.Contains("Stopping."));
        host.Send(Signals.Interrupt);

        (await host.EndAsync()).ShouldBe(128 + Signals.Interrupt);
        Directory.EnumerateFiles(Path.Combine(state, "runs")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_server_is_one_line_with_the_command_that_installs_it()
    {
        var state = TestFolders.New();
        await using var host = new HostProcess(state, ["--servers", "redis,rabbitmq"], searchPath: "/nonexistent");

        (await host.EndAsync()).ShouldBe(1);
        host.Output.ShouldContain("RabbitMQ is not installed. Debian and Ubuntu: sudo apt-get install rabbitmq-server.");
        Directory.Exists(Path.Combine(state, "runs")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--operation", "publish", "Publishing needs a folder to write to: --output-path DIR.")]
    [InlineData("--operation", "dance", "There is no operation 'dance'. There are: run, publish.")]
    [InlineData("--publisher", "manifest", "--publisher needs Aspire, and this app host was built for the native host: build it with -p:UseAspire=true, or publish one manifest per environment with --operation publish.")]
    public async Task What_the_host_cannot_publish_is_refused_in_one_line(string option, string value, string line)
    {
        await using var host = new HostProcess(TestFolders.New(), [option, value]);

        (await host.EndAsync()).ShouldBe(2);
        host.Output.ShouldBe(line);
    }
}
