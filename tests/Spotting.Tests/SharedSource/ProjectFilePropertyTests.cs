using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.SharedSource;

/// <summary>Property tests with malformed project files of all kinds.</summary>
public sealed class ProjectFilePropertyTests
{
    static readonly (string File, string Text)[] Files =
    [
        ("Dockerfile", "ARG A=1\nFROM node:20 AS build\nWORKDIR /src\nCOPY --from=base /x /y\nCOPY [\"common\", \"./common\"]\nRUN <<EOF\nnpm ci && \\\n  npm run build\nEOF\nENTRYPOINT [\"node\", \"${A}.js\"]\n"),
        ("package.json", "{ \"name\": \"orders\", \"workspaces\": [\"common/*\"], \"dependencies\": { \"common\": \"file:../common\", \"x\": \"workspace:*\" } }"),
        ("pnpm-workspace.yaml", "packages:\n  - 'common/*'\n  - '!**/test'\n"),
        ("tsconfig.json", "{ \"compilerOptions\": { \"paths\": { \"@common\": [\"../common\"] } } }"),
        ("x.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><Root>$(MSBuildThisFileDirectory)..</Root></PropertyGroup><ItemGroup><ProjectReference Include=\"$(Root)\\common\\Common.csproj\" /><Compile Include=\"..\\common\\*.cs\" /></ItemGroup></Project>"),
        ("Directory.Build.props", "<Project><ItemGroup><ProjectReference Include=\"../common/Common.csproj\" Condition=\"'$(A)' == ''\" /></ItemGroup></Project>"),
        ("pom.xml", "<project><parent><relativePath>../pom.xml</relativePath></parent><modules><module>common</module></modules><dependencies><dependency><groupId>shop</groupId><artifactId>common</artifactId></dependency></dependencies></project>"),
        ("build.gradle", "dependencies {\n  implementation project(':common')\n  implementation(projects.common.core)\n}\n"),
        ("settings.gradle", "include ':common', ':orders'\nproject(':common').projectDir = file('../common')\nincludeBuild '../x'\n"),
        ("pyproject.toml", "[tool.poetry.dependencies]\ncommon = { path = \"../common\", develop = true }\n[tool.uv.sources]\ncommon = { workspace = true }\n[project]\nname = \"orders\"\ndependencies = [\n  \"common @ file:///../common\",\n]\n"),
        ("requirements.txt", "-e ../common\n./lib\n-r other.txt\ncommon @ file://../common\n"),
        ("go.mod", "module shop/orders\nrequire (\n\tshop/common v0.0.0\n)\nreplace shop/common => ../common\n"),
        ("go.work", "go 1.22\nuse (\n\t./orders\n\t./common\n)\n"),
        ("main.go", "package main\nimport (\n\t_ \"shop/common/log\"\n\tx \"fmt\"\n)\n"),
        ("Cargo.toml", "[workspace]\nmembers = [\"common\"]\n[dependencies]\ncommon = { path = \"../common\" }\n"),
        ("composer.json", "{ \"repositories\": [{ \"type\": \"path\", \"url\": \"../common\" }], \"require\": { \"shop/common\": \"*\" } }"),
        ("Gemfile", "gem 'common', path: '../common'\ngemspec\n"),
        ("skaffold.yaml", "build:\n  artifacts:\n    - image: shop/orders\n      context: orders\n      docker: { dockerfile: Dockerfile }\n"),
    ];

    [Fact]
    public void Malformed_project_files_are_read_or_listed_with_their_location()
    {
        var repository = Files.Aggregate(Gen.Constant(Array.Empty<string>()), (generator, file) =>
            from texts in generator
            from text in MutatedText.Of(file.Text)
            select (string[])[.. texts, text]);

        Prop.ForAll(repository.ToArbitrary(), texts =>
        {
            using var malformedRepository = new Repository().WithBuild("orders", "orders").WithBuild("common", "common").WithImage("web", "shop/web").WithProject("api", "orders/x.csproj");
            foreach (var (file, text) in Files.Select(file => file.File).Zip(texts)) malformedRepository.With($"orders/{file}", text).With($"common/{file}", text).With(file, text);

            foreach (var unresolved in malformedRepository.Find().Unresolved)
            {
                unresolved.What.ShouldNotBeEmpty();
                unresolved.Place.Line.ShouldBePositive();
            }
        }).QuickCheckThrowOnFailure();
    }
}
