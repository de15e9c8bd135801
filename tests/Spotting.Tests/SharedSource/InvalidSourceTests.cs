using System.Diagnostics;
using Evolution.Spotting.SharedSource;

namespace Evolution.Spotting.Tests.SharedSource;

public sealed class InvalidSourceTests : IDisposable
{
    static readonly string[] Names =
    [
        "package.json", "pom.xml", "build.gradle", "settings.gradle", "pyproject.toml", "requirements.txt", "Pipfile", "go.mod", "go.work", "main.go", "Cargo.toml", "composer.json", "Gemfile", "x.csproj", "Directory.Build.props", "Dockerfile", "skaffold.yaml",
    ];

    static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(20);

    readonly Repository repository = new();

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("/etc")]
    [InlineData("missing")]
    public void A_missing_or_outside_context_is_listed_as_unresolved_and_not_analyzed(string context)
    {
        var result = repository.WithBuild("a", context).Find();

        result.ServicesWithSource.ShouldBeEmpty();
        result.Unresolved.ShouldHaveSingleItem().ToString().ShouldContain($"the build context {context} does not exist");
    }

    [Fact]
    public void A_missing_project_is_listed_as_unresolved() => repository.WithProject("a", "../x/x.csproj").Find().Unresolved.ShouldHaveSingleItem().What.ShouldBe("the project ../x/x.csproj does not exist");

    [Fact]
    public void A_source_in_a_Git_repository_is_not_analyzed() => repository.WithService("a", null, new(null)).Find().ServicesWithSource.ShouldBeEmpty();

    [Fact]
    public void A_missing_Dockerfile_is_listed_as_unresolved_and_its_folder_is_analyzed()
    {
        var result = repository.With("a/index.js", "").WithBuild("a", "a").Find();

        result.ServicesWithSource.ShouldBe(["a"]);
        result.Unresolved.ShouldHaveSingleItem().What.ShouldBe("the Dockerfile a/Dockerfile does not exist");
    }

    [Theory]
    [InlineData("Cargo.toml")]
    [InlineData("pyproject.toml")]
    public void Deeply_nested_lists_are_listed_as_unresolved(string name)
    {
        var result = repository.With($"a/{name}", $"a = {new string('[', 100_000)}").WithBuild("a", "a").Find();

        result.ServicesWithSource.ShouldBe(["a"]);
        result.Unresolved.ShouldContain(unresolved => unresolved.What == "the file is not TOML, or is nested more than 64 levels deep");
    }

    [Theory]
    [InlineData("Cargo.toml")]
    [InlineData("pyproject.toml")]
    public void A_file_that_ends_within_an_escape_is_listed_as_unresolved(string name) =>
        repository.With($"a/{name}", "a = \"\\").WithBuild("a", "a").Find().Unresolved.ShouldContain(unresolved => unresolved.What.StartsWith("the file is not TOML"));

    [Fact]
    public void Malformed_source_files_are_read_quickly_without_an_exception()
    {
        string[] pieces =
        [
            "\0", "{", "[", "\"", "'", "<a>", "$(", "${", "${A:-", "\\\n", "COPY ", "FROM a AS a\n", "FROM 0\n", "COPY --from=a . .\n", "<<EOF\n", "RUN go build ", "dependencies {", "project(':a')", "include ':a',\n", "import (", "\"../../x\"\n", "path = \"../..\"",
            "-e ../../x\n", "replace a => ../a\n", "\n\n", " \t", "[dependencies]\n", "module a\n", "include", "}", "ENV A=$A$A\n", "ARG A=$A$A\n", "a: &a [*a, *a]\n", "<Project><PropertyGroup><A>$(A)$(A)</A></PropertyGroup></Project>", "é", "\\ud800", "*/**/*",
        ];
        var random = new Random(4);
        for (var round = 0; round < 200; round++)
        {
            using var malformedRepository = new Repository().WithBuild("a", ".").WithBuild("b", "b").WithImage("c", "c").WithProject("d", "x.csproj");
            foreach (var name in Names)
            {
                foreach (var folder in new[] { "", "b/", "c/" }) malformedRepository.With(folder + name, string.Concat(random.GetItems(pieces, random.Next(30))));
            }
            var stopwatch = Stopwatch.StartNew();

            malformedRepository.Find().ShouldNotBeNull();

            stopwatch.Elapsed.ShouldBeLessThan(MaxDuration);
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
    public void A_megabyte_of_repeated_text_is_read_quickly(string piece)
    {
        foreach (var name in Names) repository.With(name, string.Concat(Enumerable.Repeat(piece, SourceFiles.MaxTextLength / piece.Length)));
        var stopwatch = Stopwatch.StartNew();

        repository.WithBuild("a", ".").WithProject("b", "x.csproj").Find().ShouldNotBeNull();

        stopwatch.Elapsed.ShouldBeLessThan(MaxDuration);
    }

    public void Dispose() => repository.Dispose();
}
