using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Dashboard.Texts;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard;

/// <summary>What every page has: where it is, who looks, and in which language.</summary>
public abstract class PageBase : ComponentBase
{
    [Parameter]
    public string? Course { get; set; }

    [Parameter]
    public string? Assignment { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>What was just done, as a word in the address.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    [Inject]
    private protected Viewing View { get; set; } = null!;

    [Inject]
    private protected IDbContextFactory<Store> Stores { get; set; } = null!;

    [Inject]
    private protected TimeProvider Clock { get; set; } = null!;

    private protected Phrases T => View.Words;

    private protected Place Place => Http.Place();

    /// <summary>
    /// Reads before anything is drawn. A component's own initialization is drawn over as soon as it waits for the database,
    /// with nothing read yet; SQLite never waits, PostgreSQL does.
    /// </summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    protected virtual Task LoadAsync() => Task.CompletedTask;
}
