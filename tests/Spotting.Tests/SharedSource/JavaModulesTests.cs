namespace Evolution.Spotting.Tests.SharedSource;

public sealed class JavaModulesTests : IDisposable
{
    readonly Repository repository = new Repository()
        .With("a/Dockerfile", "FROM eclipse-temurin:21\nARG JAR=target/*.jar\nCOPY ${JAR} app.jar").With("b/Dockerfile", "FROM eclipse-temurin:21\nARG JAR=target/*.jar\nCOPY ${JAR} app.jar")
        .WithBuild("a", "a").WithBuild("b", "b");

    [Fact]
    public void A_Maven_module_that_two_services_depend_on_is_shared_source() => AddMavenModules(CreateDependency("org.shop"), CreateDependency("${project.groupId}")).FindShared()
        .ShouldBe(["common: a at a/pom.xml:5, b at b/pom.xml:5 (both depend on the module)"]);

    [Fact]
    public void A_common_Maven_parent_is_not_shared_source() => AddMavenModules("", "").FindShared().ShouldBeEmpty();

    [Theory]
    [InlineData("<dependency><groupId>org.else</groupId><artifactId>common</artifactId></dependency>")]
    [InlineData("<dependency><groupId>org.shop</groupId><artifactId>common</artifactId><scope>test</scope></dependency>")]
    [InlineData("<dependency><groupId>org.shop</groupId><artifactId>parent</artifactId><type>pom</type></dependency>")]
    public void Other_groups_test_scopes_and_parents_are_not_shared_source(string dependency) => AddMavenModules(dependency, dependency).FindShared().ShouldBeEmpty();

    [Fact]
    public void Dependencies_of_a_Maven_parent_apply_to_its_modules() => AddMavenModules("", "", CreateDependency("org.shop")).FindShared()
        .ShouldBe(["common: a at pom.xml:5, b at pom.xml:5 (both depend on the module)"]);

    [Fact]
    public void A_build_of_one_Maven_module_is_built_from_that_module_only()
    {
        AddMavenModules("", "").With("one.Dockerfile", "FROM maven:3 AS b\nCOPY . .\nRUN mvn -B -pl a -am package").With("two.Dockerfile", "FROM maven:3 AS b\nCOPY . .\nRUN ./mvnw -pl :b -am package")
            .WithBuild("one", ".", "one.Dockerfile").WithBuild("two", ".", "two.Dockerfile");
        repository.Find().Shared.Select(shared => string.Join("+", shared.Workloads)).ShouldBe(["a+one", "b+two"]);
    }

    [Theory]
    [InlineData("settings.gradle", "include ':common', ':a',\n  ':b'", "build.gradle", "    implementation project(':common')")]
    [InlineData("settings.gradle", "include 'common'\ninclude 'a'\ninclude 'b'", "build.gradle", "    api project(path: ':common', configuration: 'x')")]
    [InlineData("settings.gradle.kts", "include(\"a\", \"b\")\ninclude(\n  \":common\",\n)", "build.gradle.kts", "    implementation(project(\":common\"))")]
    [InlineData("settings.gradle.kts", "include(\"a\", \"b\", \"common\")", "build.gradle.kts", "    implementation(projects.common)")]
    public void A_Gradle_module_that_two_services_depend_on_is_shared_source(string settings, string included, string build, string dependency) => repository
        .With(settings, included).With($"common/{build}", "").With($"a/{build}", $"dependencies {{\n{dependency}\n}}").With($"b/{build}", $"plugins {{ }}\ndependencies {{\n{dependency}\n}}")
        .FindShared().ShouldBe(["common: a at a/" + build + ":2, b at b/" + build + ":3 (both depend on the module)"]);

    [Fact]
    public void A_Gradle_module_can_have_another_project_directory() => repository
        .With("settings.gradle", "include ':shared', ':a', ':b'\nproject(':shared').projectDir = new File(settingsDir, 'libs/shared')").With("libs/shared/build.gradle", "")
        .With("a/build.gradle", "dependencies { implementation project(':shared') }").With("b/build.gradle", "dependencies { implementation project(':shared') }")
        .FindShared().ShouldHaveSingleItem().ShouldStartWith("libs/shared: ");

    [Fact]
    public void A_Gradle_root_adds_dependencies_to_all_or_single_modules() => repository
        .With("settings.gradle", "include ':x', ':y', ':a', ':b'").With("x/build.gradle", "").With("y/build.gradle", "").With("a/build.gradle", "").With("b/build.gradle", "")
        .With("build.gradle", """
            subprojects {
              dependencies {
                implementation project(':x')
              }
            }
            project(':a') {
              dependencies { implementation project(':y') }
            }
            """)
        .FindShared().ShouldBe(["x: a at build.gradle:3, b at build.gradle:3 (both depend on the module)"]);

    [Fact]
    public void Test_dependencies_and_comments_of_Gradle_are_not_shared_source() => repository
        .With("settings.gradle", "include ':common', ':a', ':b'").With("common/build.gradle", "")
        .With("a/build.gradle", "dependencies {\n  testImplementation project(':common')\n  // implementation project(':common')\n}").With("b/build.gradle", "dependencies { implementation project(':common') }")
        .FindShared().ShouldBeEmpty();

    [Fact]
    public void A_POM_that_is_nested_too_deeply_is_listed_as_unresolved() => AddMavenModules(string.Concat(Enumerable.Repeat("<a>", 50_000)) + string.Concat(Enumerable.Repeat("</a>", 50_000)), "").Find().Unresolved
        .ShouldHaveSingleItem().What.ShouldBe("the document is nested more than 100 levels deep");

    public void Dispose() => repository.Dispose();

    static string CreateDependency(string group) => $"<dependency><groupId>{group}</groupId><artifactId>common</artifactId></dependency>";

    Repository AddMavenModules(string a, string b, string parent = "") => repository
        .With("pom.xml", $"<project xmlns='http://maven.apache.org/POM/4.0.0'><groupId>org.shop</groupId><artifactId>parent</artifactId><packaging>pom</packaging>\n<modules>\n<module>a</module></modules>\n<dependencies>\n{parent}</dependencies></project>")
        .With("common/pom.xml", CreateModule("common", "")).With("a/pom.xml", CreateModule("a", a)).With("b/pom.xml", CreateModule("b", b));

    static string CreateModule(string name, string dependency) => $"""
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <parent><groupId>org.shop</groupId><artifactId>parent</artifactId></parent>
          <artifactId>{name}</artifactId>
          <dependencies>
            {dependency}
          </dependencies>
        </project>
        """;
}
