using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.Compose;

public sealed class InvalidInputTests
{
    static readonly string[] Attributes =
    [
        "image", "build", "command", "entrypoint", "container_name", "hostname", "network_mode", "environment", "env_file", "ports", "expose", "depends_on", "links", "external_links",
        "networks", "volumes", "volumes_from", "configs", "secrets", "extends", "labels", "deploy", "profiles", "provider",
    ];

    static readonly string[] Values =
    [
        "5", "text", "''", "~", "[]", "{}", "[[]]", "[{}]", "[~]", "[5, [a], {b: [c]}]", "{a: [b]}", "{a: {b: {c: d}}}", "{target: []}", "{context: []}", "{service: {}}", "{file: []}", "':'", "'::'", "'/'",
        "'-'", "[':', '::', '=', '-', '/', '', 'a:', ':a', '=a', '${', '$', '${}', '\\']", "\"\\0\"", "[\"\\0\", \"a\\0:b\"]", "!reset []", "!override {}", "['\U0001F600']", "{context: \"\\0\", dockerfile: \"\\0\"}", "!!binary x", "&a [*a]", "['a:$A', [$A]]", "{a: $A, $A: [$A]}",
    ];

    static readonly string[] Sections = ["services", "volumes", "networks", "configs", "secrets", "include", "name", "x-a"];

    [Fact]
    public void Every_attribute_accepts_any_kind_of_value()
    {
        foreach (var attribute in Attributes)
        {
            foreach (var value in Values) ComposeFolder.Read($"services:\n  web:\n    {attribute}: {value}\n  db: {{ image: a }}\n");
        }
    }

    [Fact]
    public void Every_section_accepts_any_kind_of_value()
    {
        foreach (var section in Sections)
        {
            foreach (var value in Values.Concat(["{a: 5}", "{a: []}", "{a: {image: x, configs: [a], secrets: [a]}}"])) ComposeFolder.Read($"{section}: {value}\n");
        }
    }

    [Fact]
    public void Any_combination_of_attributes_is_merged()
    {
        var attribute = Gen.Zip(Gen.Elements(Attributes), Gen.Elements(Values));
        var file = attribute.ListOf().Select(selected => "services:\n  web:\n    image: a\n" + string.Concat(selected.Select(pair => $"    {pair.Item1}: {pair.Item2}\n")));

        Prop.ForAll(file.ToArbitrary(), file.ToArbitrary(), (first, second) =>
        {
            using var folder = new ComposeFolder().With("a.yaml", first).With("b.yaml", second).With("c.yaml", "services: { web: { extends: { file: a.yaml, service: web }, image: c } }");
            folder.Read("a.yaml", "b.yaml", "c.yaml");
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_is_read_without_an_exception() => Prop.ForAll<NonNull<string>>(text =>
    {
        using var folder = new ComposeFolder().With("compose.yaml", text.Get).With(".env", text.Get);
        folder.Read();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_invalid_kind_of_value_is_listed_as_unresolved() =>
        ComposeFolder.Read("services: { web: { image: a, ports: {}, environment: 5 } }").DescribeUnresolved().ShouldBe(
        [
            "compose.yaml:1 web: ports is a mapping, which Compose does not support, and was ignored",
            "compose.yaml:1 web: environment is a single value, which Compose does not support, and was ignored",
        ]);

    [Theory]
    [InlineData("services: [", "compose.yaml was not read: the file is not valid YAML")]
    [InlineData("- a", "the document is not a mapping, and therefore not a Compose file")]
    [InlineData("", "the file has no services")]
    public void A_file_that_is_not_a_Compose_file_is_listed_as_unresolved(string text, string reason) => ComposeFolder.Read(text).Unresolved.ShouldContain(item => item.What.StartsWith(reason));

    [Fact]
    public void A_missing_file_is_listed_as_unresolved()
    {
        using var folder = new ComposeFolder();

        folder.Read("missing.yaml").DescribeUnresolved().ShouldContain("missing.yaml:1 : missing.yaml was not read: the file does not exist");
    }

    [Fact]
    public void Unresolved_values_are_listed_up_to_a_limit()
    {
        var model = ComposeFolder.Read("services:\n" + string.Concat(Enumerable.Range(0, 12_000).Select(i => $"  s{i}: {{ image: a, hostname: $A{i} }}\n")));

        model.Workloads.Count.ShouldBe(12_000);
        model.Unresolved.Count.ShouldBe(10_001);
        model.Unresolved[^1].What.ShouldContain("not listed");
    }

    public static TheoryData<string> LargeFiles()
    {
        var aliases = string.Join(", ", Enumerable.Repeat("*e", 900));
        return
        [
            "services:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"  s{i}: {{ image: a, volumes: [data:/x], network_mode: host }}\n")),
            "services:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"  s{i}: {{ image: a, depends_on: [s{i + 1}] }}\n")),
            "x-e: &e { " + string.Join(", ", Enumerable.Range(0, 900).Select(i => $"A{i}: $B")) + " }\nservices:\n" + string.Concat(Enumerable.Range(0, 900).Select(i => $"  s{i}: {{ image: a, environment: *e }}\n")),
            string.Concat(Enumerable.Range(0, 20_000).Select(i => $"---\nservices: {{ s{i}: {{ image: a }} }}\n")),
            "services:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"  s{i}: {{ image: a, ports: ['1-65535'], links: ['s1:a{i}'] }}\n")),
            "services:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"  s{i}: {{ image: a, env_file: big.env, volumes: ['./big.yml:/b'] }}\n")),
            "services:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"  s{i}: {{ image: '${{A}}$$${{B:-${{C}}}}', command: '${{A}} ${{A}}' }}\n")),
            "services:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"  s{i}: {{ image: a, extends: {{ file: big.yml, service: x{i} }} }}\n")),
            $"x-e: &e [a]\nservices: {{ web: {{ image: a, command: [{aliases}] }} }}",
        ];
    }

    [Theory]
    [MemberData(nameof(LargeFiles))]
    public void Large_files_are_read_quickly(string text)
    {
        using var folder = new ComposeFolder().With("compose.yaml", text)
            .With("big.env", string.Concat(Enumerable.Range(0, 2_000).Select(i => $"A{i}=$A{i - 1}$A{i - 1}x\n"))).With("big.yml", string.Concat(Enumerable.Repeat("x: 1\n", 1)) + string.Concat(Enumerable.Range(0, 1_500).Select(i => $"k{i}: 1\n")))
            .With(".env", "A=" + new string('x', 10_000) + "\n");
        folder.Read();

        var megabytes = Math.Max(1, text.Length / 1024.0 / 1024.0);
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();

        // Take the best of three runs, because other processes on the machine can only slow it down.
        var bestDuration = Enumerable.Range(0, 3).Min(_ => Measure(folder));

        TestContext.Current.TestOutputHelper?.WriteLine($"{bestDuration.TotalMilliseconds:0} ms, {(GC.GetAllocatedBytesForCurrentThread() - allocatedBefore) / 3 / 1024 / 1024} MB allocated for {megabytes:0.0} MB");
        bestDuration.ShouldBeLessThan(TimeSpan.FromSeconds(5 * megabytes));
    }

    static TimeSpan Measure(ComposeFolder folder)
    {
        var stopwatch = Stopwatch.StartNew();
        folder.Read();
        return stopwatch.Elapsed;
    }
}
