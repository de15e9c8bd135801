using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Compose;

public sealed class EnvironmentTests
{
    [Fact]
    public void A_list_and_a_mapping_are_equivalent()
    {
        var model = ComposeFolder.Read("""
            services:
              list:
                image: a
                environment:
                  - HOST=db
                  - URL=postgres://db:5432/shop?ssl=false
                  - EMPTY=
              map:
                image: a
                environment:
                  HOST: db
                  PORT: 5432
                  DEBUG: true
                  EMPTY: ""
            """);

        model.GetWorkload("list").DescribeSettings(SettingOrigin.Environment).ShouldBe(["HOST=db compose.yaml:5", "URL=postgres://db:5432/shop?ssl=false compose.yaml:6", "EMPTY= compose.yaml:7"]);
        model.GetWorkload("map").DescribeSettings(SettingOrigin.Environment).ShouldBe(["HOST=db compose.yaml:11", "PORT=5432 compose.yaml:12", "DEBUG=true compose.yaml:13", "EMPTY= compose.yaml:14"]);
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void A_variable_without_a_value_is_read_from_the_project_or_listed_as_unresolved()
    {
        using var folder = new ComposeFolder().With(".env", "KNOWN=value").With("compose.yaml", """
            services:
              web:
                image: a
                environment:
                  - KNOWN
                  - UNKNOWN
            """);

        var model = folder.Read();

        model.GetWorkload("web").GetSetting("KNOWN").Value.ShouldBe("value");
        model.GetWorkload("web").GetSetting("UNKNOWN").Value.ShouldBeNull();
        model.DescribeUnresolved().ShouldBe(["compose.yaml:6 web: the value of UNKNOWN comes from the environment in which the system is started"]);
    }

    [Fact]
    public void Environment_files_are_read_in_order_and_the_environment_section_wins()
    {
        using var folder = new ComposeFolder()
            .With("one.env", "A=one\nB=one\nC=one\n")
            .With("two.env", "# second\nB=two\nC=two\n")
            .With("compose.yaml", """
                services:
                  web:
                    image: a
                    env_file:
                      - one.env
                      - path: ./two.env
                        required: false
                      - path: missing.env
                        required: false
                    environment:
                      C: own
                """);

        var model = folder.Read();

        model.GetWorkload("web").DescribeSettings(SettingOrigin.Environment).ShouldBe(["A=one one.env:1", "B=two two.env:2", "C=own compose.yaml:11"]);
        model.Unresolved.ShouldBeEmpty();
        model.Files.ShouldBe(["compose.yaml", "one.env", "two.env"]);
    }

    [Fact]
    public void A_single_environment_file_can_use_the_projects_variables()
    {
        using var folder = new ComposeFolder().With(".env", "HOST=db").With("web.env", "URL=http://${HOST}\nRAW='${HOST}'\nOTHER=${NOWHERE}")
            .With("compose.yaml", "services: { web: { image: a, env_file: web.env } }");

        var model = folder.Read();

        model.GetWorkload("web").DescribeSettings(SettingOrigin.Environment).ShouldBe(["URL=http://db web.env:1", "RAW=${HOST} web.env:2", "OTHER=${NOWHERE} web.env:3"]);
        model.DescribeUnresolved().ShouldBe(["web.env:3 web: ${NOWHERE} has no value"]);
    }

    [Fact]
    public void An_example_replaces_a_missing_environment_file_and_is_listed_as_unresolved()
    {
        using var folder = new ComposeFolder().With(".env.example", "HOST=db").With("compose.yaml", "services: { web: { image: a, env_file: .env, environment: { URL: 'http://${HOST}' } } }");

        var model = folder.Read();

        model.GetWorkload("web").GetSetting("HOST").Location.File.ShouldBe(".env.example");
        model.GetWorkload("web").GetSetting("URL").Value.ShouldBe("http://db");
        model.DescribeUnresolved().ShouldContain("compose.yaml:1 web: .env does not exist; the values of .env.example were used instead");
    }

    [Fact]
    public void A_required_file_that_is_missing_or_outside_the_folder_is_listed_as_unresolved()
    {
        using var folder = new ComposeFolder().With("compose.yaml", "services: { web: { image: a, env_file: [missing.env, ../../out.env, ~/home.env] } }");

        folder.Read().DescribeUnresolved().ShouldBe(
        [
            "compose.yaml:1 web: missing.env does not exist",
            "compose.yaml:1 web: ../../out.env points outside the analyzed folder, and is not followed",
            "compose.yaml:1 web: ~/home.env points outside the analyzed folder, and is not followed",
        ]);
    }
}
