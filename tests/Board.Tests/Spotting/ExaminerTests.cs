using Evolution.Board.Spotting;
using Evolution.Board.Spotting.Input;
using Evolution.Lab;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Symptoms;
using Evolution.Testing;

namespace Evolution.Board.Tests.Spotting;

/// <summary>What is done with the files that somebody gives.</summary>
public sealed class ExaminerTests
{
    static readonly GivenFile Compose = new("compose.yaml", "services:\n  orders: { image: shop/orders }\n");
    static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    static readonly SpotReport Empty = new([], [], [], [], []);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_files_of_each_phase_are_judged_as_the_command_line_does(int phase)
    {
        var expected = Spotter.Examine([Repository.Find()["deploy", $"phase-{phase}"]], Corrections.None);

        var report = await new Examiner(Long).ExamineAsync(Samples.Of(phase), Corrections.None, CancellationToken.None);

        report.Symptoms.Select(symptom => (symptom.Id, symptom.Verdict, symptom.Severity)).ShouldBe(expected.Symptoms.Select(symptom => (symptom.Id, symptom.Verdict, symptom.Severity)));
        report.Symptoms.SelectMany(symptom => symptom.Evidence).Select(Told).ShouldBe(expected.Symptoms.SelectMany(symptom => symptom.Evidence).Select(Told));
        report.Couplings.ShouldBe(expected.Couplings);

        static string Told(Evidence evidence) => $"{evidence.File}:{evidence.Line} {string.Join(',', evidence.Services)} {evidence.Resource}";
    }

    [Fact]
    public async Task They_lie_in_a_folder_that_nobody_else_can_look_into_and_are_gone_afterwards()
    {
        var seen = "";
        UnixFileMode? mode = null;
        string[] files = [];
        var examiner = new Examiner((folder, _) =>
        {
            (seen, files) = (folder, Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
            if (!OperatingSystem.IsWindows()) mode = File.GetUnixFileMode(folder);
            return Empty;
        }, Long);

        await examiner.ExamineAsync([Compose, Compose with { Name = "orders-unit/compose.yaml" }], Corrections.None, CancellationToken.None);

        files.Select(file => Path.GetRelativePath(seen, file).Replace('\\', '/')).ShouldBe(["compose.yaml", "orders-unit/compose.yaml"], ignoreOrder: true);
        if (!OperatingSystem.IsWindows()) mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Exists(seen).ShouldBeFalse();
    }

    [Fact]
    public async Task They_are_gone_also_where_the_analysis_fails_and_the_failure_is_told_without_the_folder()
    {
        var seen = "";
        var examiner = new Examiner((folder, _) => throw new NotSupportedException($"what {seen = folder} holds"), Long);

        var failure = await Should.ThrowAsync<LabException>(() => examiner.ExamineAsync([Compose], Corrections.None, CancellationToken.None));

        failure.Message.ShouldBe("The files could not be examined: what these files holds");
        seen.ShouldNotBeEmpty();
        Directory.Exists(seen).ShouldBeFalse();
    }

    [Fact]
    public async Task One_that_takes_too_long_is_given_up_and_its_files_are_gone_at_once()
    {
        using var released = new ManualResetEventSlim();
        var seen = "";
        var examiner = new Examiner((folder, _) => { seen = folder; released.Wait(Long); return Empty; }, TimeSpan.FromMilliseconds(200));

        var late = await Should.ThrowAsync<LabException>(() => examiner.ExamineAsync([Compose], Corrections.None, CancellationToken.None));

        late.Message.ShouldContain("was given up");
        await Eventually.HoldsAsync("its files are gone while it still runs", () => seen is not "" && !Directory.Exists(seen));
        released.Set();
    }

    [Fact]
    public async Task Those_that_were_given_up_do_not_pile_up()
    {
        using var released = new ManualResetEventSlim();
        var (running, most) = (0, 0);
        var examiner = new Examiner((_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            released.Wait(Long);
            Interlocked.Decrement(ref running);
            return Empty;
        }, TimeSpan.FromMilliseconds(100));

        for (var time = 0; time < 5; time++) await Should.ThrowAsync<LabException>(() => examiner.ExamineAsync([Compose], Corrections.None, CancellationToken.None));

        most.ShouldBe(2);
        released.Set();
        await Eventually.HoldsAsync("they end", () => Volatile.Read(ref running) is 0);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_into_by_that_name_is_none()
    {
        var failure = await Should.ThrowAsync<LabException>(() => new Examiner(Long).ExamineAsync([Compose with { Name = "../outside.yaml" }], Corrections.None, CancellationToken.None));

        failure.Message.ShouldContain("leads out of the folder");
    }

    [Fact]
    public async Task Whatever_a_file_points_at_nothing_outside_is_read()
    {
        var outside = Directory.CreateTempSubdirectory("board-outside-");
        try
        {
            var secret = $"secret-{Guid.NewGuid():N}";
            File.WriteAllText(Path.Combine(outside.FullName, "compose.yaml"), $"services:\n  {secret}: {{ image: shop/{secret} }}\n");
            File.WriteAllText(Path.Combine(outside.FullName, ".env"), $"SECRET_URL=http://{secret}:80\n");
            File.WriteAllText(Path.Combine(outside.FullName, "Dockerfile"), $"FROM {secret}\n");
            var (relative, absolute) = ($"../{outside.Name}", outside.FullName.Replace('\\', '/'));
            var compose = new GivenFile("compose.yaml", $$"""
                include:
                  - {{relative}}/compose.yaml
                  - {{absolute}}/compose.yaml
                services:
                  orders:
                    image: shop/orders
                    env_file: [{{relative}}/.env, {{absolute}}/.env]
                    volumes: ["{{absolute}}/.env:/app/appsettings.env", "{{relative}}:/app/config"]
                  payments:
                    extends: { file: {{relative}}/compose.yaml, service: {{secret}} }
                  inventory:
                    build: { context: {{relative}}, dockerfile: {{absolute}}/Dockerfile }
                    extends: { file: ../../etc/passwd, service: root }
                configs:
                  one: { file: {{absolute}}/.env }
                """);
            var kustomization = new GivenFile("k/kustomization.yaml", $"apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../{relative}/compose.yaml]\nconfigMapGenerator: [{{ name: c, envs: [../{relative}/.env] }}]\n");

            var report = await new Examiner(Long).ExamineAsync([compose, kustomization], Corrections.None, CancellationToken.None);

            Evolution.Spotting.Output.SpotJson.Of(report with { Unresolved = [] }).ShouldNotContain(secret);
            report.Services.Select(service => service.Name).ShouldBe(["orders", "payments", "inventory"], ignoreOrder: true);
            report.Unresolved.Count(unresolved => unresolved.What.Contains("leads out of the folder", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Each_file_that_cannot_be_read_is_told_of_even_beside_others_that_can()
    {
        var report = await new Examiner(Long).ExamineAsync([Compose, new("orders.yaml", "a: [1\nb: 2\n"), new("notes.yml", "a: 1\n")], Corrections.None, CancellationToken.None);

        report.Services.ShouldHaveSingleItem().Name.ShouldBe("orders");
        report.Unresolved.Select(unresolved => unresolved.Place.File).ShouldBe(["orders.yaml", "notes.yml"], ignoreOrder: true);
    }
}
