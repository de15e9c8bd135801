using System.Runtime.Versioning;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Tests.Prerequisites;

/// <summary>Runs the script with a fake apt-get that prints its arguments and the policy.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AptScriptTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public AptScriptTests()
    {
        WriteProgram("apt-get", $"""
            echo "apt-get $*"
            [ -x {Policy} ] && {Policy} || echo "policy says $?"
            case "$*" in *update*) exit "${"{UPDATE:-0}"}";; *install*) exit "${"{INSTALL:-0}"}";; esac
            """);
        WriteProgram("systemctl", """echo "systemctl $*" """);
    }

    string Policy => Path.Combine(folder.Path, "policy-rc.d");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_service_starts_during_the_installation_and_the_policy_is_removed()
    {
        var result = await RunAsync([Prerequisite.PostgreSql, Prerequisite.Redis]);

        result.ExitCode.ShouldBe(0);
        result.Lines.ShouldContain(line => line.EndsWith("install -y --no-install-recommends postgresql redis-server"));
        result.Lines.Count(line => line is "policy says 101").ShouldBe(2);
        File.Exists(Policy).ShouldBeFalse();
    }

    [Fact]
    public async Task An_existing_policy_is_not_changed()
    {
        WriteProgram("policy-rc.d", "exit 42");

        var result = await RunAsync([Prerequisite.Redis]);

        result.Lines.ShouldContain("policy says 42");
        File.Exists(Policy).ShouldBeTrue();
    }

    [Fact]
    public async Task A_failed_update_of_the_package_list_does_not_stop_the_installation()
    {
        var result = await RunAsync([Prerequisite.Redis], "UPDATE");

        result.ExitCode.ShouldBe(0);
        result.Lines.ShouldContain(line => line.Contains("install -y"));
    }

    [Fact]
    public async Task A_failed_installation_fails_the_script_and_removes_the_policy()
    {
        var result = await RunAsync([Prerequisite.Redis], "INSTALL");

        result.ExitCode.ShouldBe(100);
        File.Exists(Policy).ShouldBeFalse();
    }

    [Fact]
    public async Task A_package_without_a_service_is_installed()
    {
        var result = await RunAsync([Prerequisite.Chromium]);

        result.ExitCode.ShouldBe(0);
        result.Lines.ShouldContain(line => line.EndsWith("install -y --no-install-recommends chromium-headless-shell"));
        result.Lines.ShouldNotContain(line => line.StartsWith("systemctl"));
    }

    Task<SubprocessResult> RunAsync(IReadOnlyList<Prerequisite> missing, string? failingCommand = null) =>
        new Subprocess("sh", "-c", AptScript.Create(missing, Policy))
        {
            Timeout = TimeSpan.FromSeconds(10),
            Environment = new Dictionary<string, string?>
            {
                ["PATH"] = $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}",
                [failingCommand ?? "NONE"] = "100",
            },
        }.RunAsync(CancellationToken.None);

    void WriteProgram(string name, string script) =>
        File.SetUnixFileMode(folder.Write(name, $"#!/bin/sh\n{script}\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
