namespace Evolution.Hosting.Native.Tests.Running;

/// <summary>What becomes of processes.</summary>
public sealed class ProcessTests
{
    static readonly HttpClient Client = new();

    [Fact]
    public async Task A_project_gets_its_environment_and_arguments()
    {
        await using var test = new TestApplication();
        var service = test.Builder.AddProject<EchoProject>("orders").WithHttpHealthCheck("/health").WithEnvironment("SAID", "hello").WithArgs("--one", "two words").Resource;
        await test.StartAsync(service);

        (await Client.GetStringAsync($"{service.GetEndpoint("http").Url}/environment/SAID")).ShouldBe("hello");
        (await Client.GetStringAsync($"{service.GetEndpoint("http").Url}/environment/OTEL_SERVICE_NAME")).ShouldBe("orders");
        (await Client.GetStringAsync($"{service.GetEndpoint("http").Url}/arguments")).ShouldBe("--one two words");
    }

    [Fact]
    public async Task One_that_ends_by_itself_is_shown_with_its_exit_code_and_last_lines_and_not_started_again()
    {
        await using var test = new TestApplication(TestFolders.New());
        var service = test.Builder.AddProject<EchoProject>("orders").WithHttpHealthCheck("/health").WithEnvironment("FAIL_WITH", "3").Resource;
        await test.StartAsync();

        var end = await test.WaitAsync(service, KnownResourceStates.Exited);

        end.Snapshot.ExitCode.ShouldBe(3);
        end.Snapshot.HealthStatus.ShouldBeNull();
        (await test.LogOfAsync(service)).ShouldContain("This is the last thing it says.");
        File.ReadAllText(Directory.EnumerateFiles(Path.Combine(test.StateFolder, "logs"), "orders.log", SearchOption.AllDirectories).Single()).ShouldContain("This is the last thing it says.");
    }

    [Fact]
    public async Task One_that_was_killed_can_be_started_at_once_and_has_its_address_again()
    {
        await using var test = new TestApplication();
        var service = test.Builder.AddProject<EchoProject>("orders").WithHttpHealthCheck("/health").Resource;
        await test.StartAsync(service);
        var (address, process) = (service.GetEndpoint("http").Url, test.ProcessOf(service));

        Signals.Send(process, Signals.Kill);
        await test.CommandAsync(service, KnownResourceCommands.StartCommand);
        await test.HealthyAsync(service);

        (await Client.GetStringAsync($"{address}/health")).ShouldBe("healthy");
        test.ProcessOf(service).ShouldNotBe(process);
        Directory.EnumerateFiles(Path.GetTempPath(), $"dotnet-diagnostic-{process}-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_ends_the_process_and_start_brings_it_back()
    {
        await using var test = new TestApplication();
        var redis = test.Builder.AddRedis("redis").Resource;
        await test.StartAsync(redis);
        var process = ProcessIdentity.Of(test.ProcessOf(redis))!;

        await test.CommandAsync(redis, KnownResourceCommands.StopCommand);
        process.IsAlive.ShouldBeFalse();
        (await test.WaitAsync(redis, KnownResourceStates.Finished)).Snapshot.ExitCode.ShouldBe(0);

        await test.CommandAsync(redis, KnownResourceCommands.StopCommand);
        await test.CommandAsync(redis, KnownResourceCommands.RestartCommand);
        await test.HealthyAsync(redis);
    }

    [Fact]
    public async Task One_that_does_not_end_when_asked_is_killed()
    {
        await using var test = new TestApplication();
        var service = test.Builder.AddProject<EchoProject>("orders").WithHttpHealthCheck("/health").WithEnvironment("IGNORE_SIGTERM", "yes").Resource;
        await test.StartAsync(service);

        await test.CommandAsync(service, KnownResourceCommands.StopCommand);

        (await test.WaitAsync(service, KnownResourceStates.Finished)).Snapshot.ExitCode.ShouldBe(128 + Signals.Kill);
    }

    [Fact]
    public async Task A_missing_assembly_is_a_failed_start_that_says_what_to_do()
    {
        await using var test = new TestApplication();
        var service = test.Builder.AddProject<NeverBuilt>("orders").Resource;
        await test.StartAsync();

        await test.WaitAsync(service, KnownResourceStates.FailedToStart);
        (await test.LogOfAsync(service)).ShouldContain("build");
    }

    sealed class NeverBuilt : IProjectMetadata
    {
        public string ProjectPath => Path.Combine(AppContext.BaseDirectory, "Never.csproj");

        public string AssemblyPath => Path.Combine(AppContext.BaseDirectory, "Never.dll");
    }
}
