namespace Evolution.Spotting.Tests.SharedSource;

/// <summary>Dependencies by path in Python, Rust, PHP and Ruby.</summary>
public sealed class PathDependenciesTests : IDisposable
{
    readonly Repository repository = new Repository().With("common/common/__init__.py", "");

    [Theory]
    [InlineData("requirements.txt", "flask==3\n-e ../common", 2)]
    [InlineData("requirements.txt", "../common[extra]  # ours", 1)]
    [InlineData("requirements.txt", "common @ file:../common", 1)]
    [InlineData("requirements/prod.txt", "-e ../../common", 1)]
    [InlineData("pyproject.toml", "[tool.poetry.dependencies]\npython = \"^3.12\"\ncommon = { path = \"../common\", develop = true }", 3)]
    [InlineData("pyproject.toml", "[tool.poetry.dependencies.common]\npath = \"../common\"", 2)]
    [InlineData("pyproject.toml", "[tool.uv.sources]\ncommon = { path = \"../common\", editable = true }", 2)]
    [InlineData("pyproject.toml", "[tool.uv.sources]\ncommon = { workspace = true }", 2)]
    [InlineData("pyproject.toml", "[project]\ndependencies = [\n  \"flask\", # [web\n  \"common @ file:///${PROJECT_ROOT}/../common\",\n]", 4)]
    [InlineData("Pipfile", "[packages]\ncommon = {path = \"../common\", editable = true}", 2)]
    public void A_Python_dependency_by_path_is_shared_source(string file, string text, int line) => repository.With("common/pyproject.toml", "[project]\nname = \"common\"")
        .With($"a/{file}", text).With($"b/{file}", text)
        .With("a/Dockerfile", "FROM python:3\nCOPY . .").With("b/Dockerfile", "FROM python:3\nCOPY . .").WithBuild("a", "a").WithBuild("b", "b")
        .FindShared().ShouldBe([$"common: a at a/{file}:{line}, b at b/{file}:{line} (both depend on the package)"]);

    [Theory]
    [InlineData("requirements.txt", "-r ../requirements.txt\n./vendored")]
    [InlineData("requirements.txt", "common==1.0")]
    [InlineData("pyproject.toml", "[project]\ndescription = \"\"\"\n[tool.uv.sources]\ncommon = { path = \"../common\" }\n\"\"\"\ndependencies = [\"common\"]")]
    [InlineData("pyproject.toml", "[tool.poetry.group.dev.dependencies]\ncommon = { path = \"../common\" }")]
    public void A_Python_package_from_a_registry_is_not_shared_source(string file, string text) => repository.With("common/pyproject.toml", "[project]\nname = \"common\"").With("requirements.txt", "flask")
        .With($"a/{file}", text).With($"b/{file}", text).With("a/vendored/x.py", "").With("b/vendored/x.py", "")
        .With("a/Dockerfile", "FROM python:3\nCOPY . .").With("b/Dockerfile", "FROM python:3\nCOPY . .").WithBuild("a", "a").WithBuild("b", "b")
        .FindShared().ShouldBeEmpty();

    [Theory]
    [InlineData("[dependencies]\ncommon = { path = \"../common\" }", "", 2)]
    [InlineData("[dependencies.common]\npath = \"../common\"", "", 2)]
    [InlineData("[dependencies]\ncommon = { workspace = true }", "[workspace.dependencies]\ncommon = { path = \"common\" }", 2)]
    [InlineData("[dependencies]\ncommon.workspace = true", "[workspace.dependencies]\ncommon = { path = \"common\" }", 2)]
    public void A_Rust_dependency_by_path_is_shared_source(string crate, string workspace, int line) => repository.With("common/Cargo.toml", "[package]\nname = \"common\"").With("Cargo.toml", workspace)
        .With("a/Cargo.toml", crate).With("b/Cargo.toml", crate).WithImage("a", "shop/a").WithImage("b", "shop/b")
        .FindShared().ShouldBe([$"common: a at a/Cargo.toml:{line}, b at b/Cargo.toml:{line} (both depend on the package)"]);

    [Fact]
    public void A_PHP_dependency_by_path_is_shared_source() => repository.With("common/composer.json", """{ "name": "shop/common" }""")
        .With("a/composer.json", CreateComposerFile("../common")).With("b/composer.json", CreateComposerFile("../*")).WithImage("a", "shop/a").WithImage("b", "shop/b")
        .FindShared().ShouldBe(["common: a at a/composer.json:3, b at b/composer.json:3 (both depend on the package)"]);

    [Fact]
    public void A_Ruby_dependency_by_path_is_shared_source() => repository
        .With("a/Gemfile", "gem 'rails'\ngem 'common', '~> 1', path: '../common'").With("b/Gemfile", "gem 'common', :path => \"../common\"").WithImage("a", "shop/a").WithImage("b", "shop/b")
        .FindShared().ShouldBe(["common: a at a/Gemfile:2, b at b/Gemfile:1 (both depend on the package)"]);

    public void Dispose() => repository.Dispose();

    static string CreateComposerFile(string url) => $$"""
        {
          "require": { "shop/common": "*" },
          "repositories": [{ "type": "path", "url": "{{url}}" }]
        }
        """;
}
