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
    public void A_dependency_by_path_or_workspace_is_shared_source(string version) => AddTwoPackages(version, version).FindShared()
        .ShouldBe(["libs/common: a at a/package.json:3, b at b/package.json:3 (both depend on the package)"]);

    [Theory]
    [InlineData("package.json", """{ "workspaces": ["a", "b", "libs/*"] }""")]
    [InlineData("package.json", """{ "workspaces": { "packages": ["./**"] } }""")]
    [InlineData("lerna.json", """{ "packages": ["*", "libs/*"] }""")]
    [InlineData("pnpm-workspace.yaml", "packages:\n- '{a,b}'\n- a\n- b\n- libs/**\n- '!**/test/**'")]
    public void A_dependency_on_a_workspace_package_is_shared_source(string file, string text) => AddTwoPackages("^1.0.0", "*").With(file, text).FindShared()
        .ShouldBe(["libs/common: a at a/package.json:3, b at b/package.json:3 (both depend on the package)"]);

    [Theory]
    [InlineData("package.json", """{ "workspaces": ["a", "b"] }""")]
    [InlineData("readme.md", "")]
    public void A_dependency_without_a_common_workspace_is_not_shared_source(string file, string text) => AddTwoPackages("^1.0.0", "*").With(file, text).FindShared().ShouldBeEmpty();

    [Fact]
    public void A_package_that_only_configures_tools_is_not_shared_source() => repository
        .With("package.json", """{ "workspaces": ["*", "libs/*"] }""").With("libs/lint/package.json", """{ "name": "@shop/eslint-config" }""")
        .With("a/package.json", """{ "devDependencies": { "@shop/eslint-config": "*" } }""").With("b/package.json", """{ "devDependencies": { "@shop/eslint-config": "*" } }""")
        .With("a/Dockerfile", "FROM node:22\nCOPY . .").With("b/Dockerfile", "FROM node:22\nCOPY . .").WithBuild("a", "a").WithBuild("b", "b")
        .FindShared().ShouldBeEmpty();

    [Fact]
    public void Tabs_comments_and_trailing_commas_in_package_json_are_accepted() => AddTwoPackages("workspace:^", "workspace:^")
        .With("a/package.json", "{\n\t// ours\n\t\"dependencies\": {\n\t\t\"@shop/common\": \"workspace:^\",\n\t},\n}")
        .FindShared().ShouldBe(["libs/common: a at a/package.json:4, b at b/package.json:3 (both depend on the package)"]);

    [Theory]
    [InlineData("{}", "{ \"@shop/common\": \"workspace:^\" }", true)]
    [InlineData("{ \"@shop/common\": \"workspace:^\" }", "{}", false)]
    public void The_last_of_repeated_dependencies_keys_counts(string first, string last, bool isShared) => AddTwoPackages("workspace:^", "workspace:^")
        .With("a/package.json", $$"""{ "dependencies": {{first}}, "dependencies": {{last}} }""")
        .FindShared().Length.ShouldBe(isShared ? 1 : 0);

    [Theory]
    [InlineData("{ \"dependencies\": ")]
    [InlineData("")]
    [InlineData("{ \"dependencies\": { \"a\": \"\\ud800\" } }")]
    public void An_invalid_package_json_is_listed_as_unresolved(string text) => AddTwoPackages("*", "*").With("a/package.json", text).Find().Unresolved.ShouldHaveSingleItem().Place.File.ShouldBe("a/package.json");

    [Fact]
    public void A_dependency_outside_the_folder_is_listed_as_unresolved() => AddTwoPackages("file:../../outside", "*").Find().Unresolved.ShouldHaveSingleItem().ToString()
        .ShouldContain("../../outside points outside the analyzed folder");

    public void Dispose() => repository.Dispose();

    Repository AddTwoPackages(string a, string b) => repository.With("a/package.json", CreatePackage(a)).With("b/package.json", CreatePackage(b))
        .With("a/Dockerfile", "FROM node:22\nCOPY . .").With("b/Dockerfile", "FROM node:22\nCOPY . .").WithBuild("a", "a").WithBuild("b", "b");

    static string CreatePackage(string version) => $$"""
        {
          "dependencies": {
            "@shop/common": "{{version}}"
          }
        }
        """;
}
