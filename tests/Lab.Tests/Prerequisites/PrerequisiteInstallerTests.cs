using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Tests.Prerequisites;

public sealed class PrerequisiteInstallerTests
{
    readonly HashSet<Prerequisite> installed = [];
    readonly List<Subprocess> runs = [];
    readonly List<string> reported = [];

    [Fact]
    public async Task Nothing_is_installed_if_nothing_is_missing()
    {
        installed.UnionWith(Prerequisite.Servers);

        await EnsureInstalledAsync(new(InstallMethod.Unknown, NeedsSudo: true));

        runs.ShouldBeEmpty();
        reported.ShouldBeEmpty();
    }

    [Fact]
    public async Task Root_installs_only_missing_packages_and_reports_them()
    {
        installed.Add(Prerequisite.Redis);

        await EnsureInstalledAsync(new(InstallMethod.Apt, NeedsSudo: false));

        var run = runs.ShouldHaveSingleItem();
        run.Program.ShouldBe("sh");
        run.Arguments[1].ShouldContain("install -y --no-install-recommends postgresql rabbitmq-server\n");
        reported[0].ShouldBe("Installing postgresql, rabbitmq-server with apt ...");
        reported.ShouldContain("  Setting up postgresql-15 (15.1)");
        reported.ShouldNotContain(line => line.Contains("Reading database"));
    }

    [Fact]
    public async Task Another_user_installs_with_non_interactive_sudo()
    {
        await EnsureInstalledAsync(new(InstallMethod.Apt, NeedsSudo: true));

        var run = runs.ShouldHaveSingleItem();
        run.Program.ShouldBe("sudo");
        run.Arguments.Take(2).ShouldBe(["-n", "sh"]);
    }

    [Fact]
    public async Task A_failed_installation_shows_its_last_lines_and_the_command()
    {
        var exception = await Should.ThrowAsync<LabException>(() => EnsureInstalledAsync(new(InstallMethod.Apt, NeedsSudo: false), exitCode: 100));

        exception.Message.ShouldContain("Setting up postgresql-15");
        exception.Message.ShouldContain("sudo apt-get install postgresql redis-server rabbitmq-server");
    }

    [Fact]
    public async Task A_program_that_is_missing_after_its_installation_is_reported()
    {
        var installer = new PrerequisiteInstaller(_ => false, _ => Task.FromResult(new InstallEnvironment(InstallMethod.Apt, NeedsSudo: false)), RunAsync, reported.Add);

        (await Should.ThrowAsync<LabException>(() => installer.EnsureInstalledAsync([Prerequisite.Redis], CancellationToken.None))).Message.ShouldContain("redis-server was not found");

        static Task<SubprocessResult> RunAsync(Subprocess program, CancellationToken cancellationToken) => Task.FromResult(new SubprocessResult(0, []));
    }

    [Theory]
    [InlineData("AptByUser", "sudo apt-get install postgresql redis-server rabbitmq-server")]
    [InlineData("Dnf", "sudo dnf install postgresql-server valkey-compat-redis rabbitmq-server")]
    [InlineData("Brew", "brew install postgresql@17 redis rabbitmq")]
    [InlineData("Windows", "--stores containers")]
    [InlineData("Unknown", "postgres, redis-server and rabbitmq-server can be found on PATH")]
    public async Task Manual_installation_is_explained_in_one_line(string method, string part)
    {
        var exception = await Should.ThrowAsync<LabException>(() => EnsureInstalledAsync(new(Enum.Parse<InstallMethod>(method), NeedsSudo: true)));

        exception.Message.ShouldStartWith("Missing prerequisites: PostgreSQL, Redis and RabbitMQ. ");
        exception.Message.ShouldContain(part);
        exception.Message.ShouldNotContain('\n');
        runs.ShouldBeEmpty();
    }

    Task EnsureInstalledAsync(InstallEnvironment environment, int exitCode = 0) =>
        new PrerequisiteInstaller(installed.Contains, _ => Task.FromResult(environment), (program, _) => Run(program, exitCode), reported.Add).EnsureInstalledAsync(Prerequisite.Servers, CancellationToken.None);

    Task<SubprocessResult> Run(Subprocess program, int exitCode)
    {
        runs.Add(program);
        string[] lines = ["(Reading database ... 5 files)", "Setting up postgresql-15 (15.1) ..."];
        foreach (var line in lines) program.OnLine!(line);
        if (exitCode is 0) installed.UnionWith(Prerequisite.Servers);
        return Task.FromResult(new SubprocessResult(exitCode, lines));
    }
}
