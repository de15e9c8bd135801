using System.Diagnostics;
using Evolution.Spotting.SharedSource;

namespace Evolution.Spotting.Tests.SharedSource;

public sealed class BadSourceTests : IDisposable
{
    static readonly string[] Names =
    [
        "package.json", "pom.xml", "build.gradle", "settings.gradle", "pyproject.toml", "requirements.txt", "Pipfile", "go.mod", "go.work", "main.go", "Cargo.toml", "composer.json", "Gemfile", "x.csproj", "Directory.Build.props", "Dockerfile", "skaffold.yaml",
    ];

    static readonly TimeSpan Seconds = TimeSpan.FromSeconds(20);

    readonly Repository repository = new();

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("/etc")]
    [InlineData("gone")]
    public void A_context_that_is_not_there_or_outside_is_listed_and_not_seen(string context)
    {
        var found = repository.Built("a", context).Find();

        found.Seen.ShouldBeEmpty();
        found.Unresolved.ShouldHaveSingleItem().ToString().ShouldContain($"the build context {context} is not there");
    }

    [Fact]
    public void So_is_a_project() => repository.Project("a", "../x/x.csproj").Find().Unresolved.ShouldHaveSingleItem().What.ShouldBe("the project ../x/x.csproj is not there");

    [Fact]
    public void A_source_in_a_Git_repository_is_not_seen() => repository.Add("a", null, new(null)).Find().Seen.ShouldBeEmpty();

    [Fact]
    public void A_Dockerfile_that_is_not_there_is_listed_and_its_folder_seen()
    {
        var found = repository.With("a/index.js", "").Built("a", "a").Find();

        found.Seen.ShouldBe(["a"]);
        found.Unresolved.ShouldHaveSingleItem().What.ShouldBe("the Dockerfile a/Dockerfile is not there");
    }

    [Theory]
    [InlineData("Cargo.toml")]
    [InlineData("pyproject.toml")]
    public void Lists_that_are_nested_without_end_are_unreadable_and_end_nothing(string name)
    {
        var found = repository.With($"a/{name}", $"a = {new string('[', 100_000)}").Built("a", "a").Find();

        found.Seen.ShouldBe(["a"]);
        found.Unresolved.ShouldContain(unresolved => unresolved.What.StartsWith("this is not TOML", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_that_is_written_crashes_it_or_takes_long()
    {
        string[] pieces =
        [
            "\0", "{", "[", "\"", "'", "<a>", "$(", "${", "${A:-", "\\\n", "COPY ", "FROM a AS a\n", "FROM 0\n", "COPY --from=a . .\n", "<<EOF\n", "RUN go build ", "dependencies {", "project(':a')", "include ':a',\n", "import (", "\"../../x\"\n", "path = \"../..\"",
            "-e ../../x\n", "replace a => ../a\n", "\n\n", " \t", "[dependencies]\n", "module a\n", "include", "}", "ENV A=$A$A\n", "ARG A=$A$A\n", "a: &a [*a, *a]\n", "<Project><PropertyGroup><A>$(A)$(A)</A></PropertyGroup></Project>", "é", "\\ud800", "*/**/*",
        ];
        var random = new Random(4);
        for (var round = 0; round < 200; round++)
        {
            using var chaos = new Repository().Built("a", ".").Built("b", "b").Image("c", "c").Project("d", "x.csproj");
            foreach (var name in Names)
            {
                foreach (var folder in new[] { "", "b/", "c/" }) chaos.With(folder + name, string.Concat(random.GetItems(pieces, random.Next(30))));
            }
            var watch = Stopwatch.StartNew();

            chaos.Find().ShouldNotBeNull();

            watch.Elapsed.ShouldBeLessThan(Seconds);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("\n")]
    [InlineData("'a' ")]
    [InlineData("FROM a AS a\n")]
    [InlineData("COPY . /a\n")]
    [InlineData("RUN go build ./a\n")]
    [InlineData("ENV A=$A$A\n")]
    [InlineData("project(':a')\n")]
    [InlineData("dependencies {\n")]
    [InlineData("import \"a/b\"\n")]
    [InlineData("$(")]
    [InlineData("- [")]
    [InlineData("= \"")]
    public void A_megabyte_takes_seconds_at_most(string piece)
    {
        foreach (var name in Names) repository.With(name, string.Concat(Enumerable.Repeat(piece, SourceFiles.LargestText / piece.Length)));
        var watch = Stopwatch.StartNew();

        repository.Built("a", ".").Project("b", "x.csproj").Find().ShouldNotBeNull();

        watch.Elapsed.ShouldBeLessThan(Seconds);
    }

    public void Dispose() => repository.Dispose();
}
