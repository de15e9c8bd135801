namespace Evolution.Spotting.Tests.SharedSource;

public sealed class NodePackagesTests : IDisposable
{
    readonly Repository repository = new Repository().With("libs/common/package.json", """{ "name": "@shop/common" }""").With("libs/common/index.js", "");

    [Theory]
    [InlineData("file:../libs/common")]
    [InlineData("link:../libs/common")]
    [InlineData("portal:../libs/common")]
    [InlineData("../libs/common")]
    [InlineData("workspace:*")]
    [InlineData("workspace:../libs/common")]
    public void A_dependency_by_path_or_workspace_is_common_source(string version) => TwoPackages(version, version).Shared()
        .ShouldBe(["libs/common: a at a/package.json:3, b at b/package.json:3 (both depend on the package)"]);

    [Theory]
    [InlineData("package.json", """{ "workspaces": ["a", "b", "libs/*"] }""")]
    [InlineData("package.json", """{ "workspaces": { "packages": ["./**"] } }""")]
    [InlineData("lerna.json", """{ "packages": ["*", "libs/*"] }""")]
    [InlineData("pnpm-workspace.yaml", "packages:\n- '{a,b}'\n- a\n- b\n- libs/**\n- '!**/test/**'")]
    public void A_dependency_with_the_name_of_a_package_of_the_workspace_is(string file, string text) => TwoPackages("^1.0.0", "*").With(file, text).Shared()
        .ShouldBe(["libs/common: a at a/package.json:3, b at b/package.json:3 (both depend on the package)"]);

    [Theory]
    [InlineData("package.json", """{ "workspaces": ["a", "b"] }""")]
    [InlineData("readme.md", "")]
    public void Without_a_common_workspace_it_comes_from_a_registry(string file, string text) => TwoPackages("^1.0.0", "*").With(file, text).Shared().ShouldBeEmpty();

    [Fact]
    public void A_package_that_only_configures_tools_is_not_in_what_is_built() => repository
        .With("package.json", """{ "workspaces": ["*", "libs/*"] }""").With("libs/lint/package.json", """{ "name": "@shop/eslint-config" }""")
        .With("a/package.json", """{ "devDependencies": { "@shop/eslint-config": "*" } }""").With("b/package.json", """{ "devDependencies": { "@shop/eslint-config": "*" } }""")
        .With("a/Dockerfile", "FROM node:22\nCOPY . .").With("b/Dockerfile", "FROM node:22\nCOPY . .").Built("a", "a").Built("b", "b")
        .Shared().ShouldBeEmpty();

    [Fact]
    public void Tabs_comments_and_trailing_commas_are_read() => TwoPackages("workspace:^", "workspace:^")
        .With("a/package.json", "{\n\t// ours\n\t\"dependencies\": {\n\t\t\"@shop/common\": \"workspace:^\",\n\t},\n}")
        .Shared().ShouldBe(["libs/common: a at a/package.json:4, b at b/package.json:3 (both depend on the package)"]);

    [Theory]
    [InlineData("{ \"dependencies\": ")]
    [InlineData("")]
    [InlineData("{ \"dependencies\": { \"a\": \"\\ud800\" } }")]
    public void What_is_no_JSON_is_listed(string text) => TwoPackages("*", "*").With("a/package.json", text).Find().Unresolved.ShouldHaveSingleItem().Place.File.ShouldBe("a/package.json");

    [Fact]
    public void A_dependency_outside_of_the_folder_is_not_followed() => TwoPackages("file:../../outside", "*").Find().Unresolved.ShouldHaveSingleItem().ToString()
        .ShouldContain("../../outside leads out of the folder that is examined");

    public void Dispose() => repository.Dispose();

    Repository TwoPackages(string a, string b) => repository.With("a/package.json", Package(a)).With("b/package.json", Package(b))
        .With("a/Dockerfile", "FROM node:22\nCOPY . .").With("b/Dockerfile", "FROM node:22\nCOPY . .").Built("a", "a").Built("b", "b");

    static string Package(string version) => $$"""
        {
          "dependencies": {
            "@shop/common": "{{version}}"
          }
        }
        """;
}
