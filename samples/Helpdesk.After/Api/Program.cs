using Helpdesk.Application;
using Helpdesk.Domain;
using Helpdesk.Infrastructure;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddInfrastructure(builder.Configuration.GetConnectionString("Helpdesk"));
builder.Services.AddScoped<ITicketAnswers, TicketAnswers>();

var app = builder.Build();

app.MapPost("/tickets/answer", (Ticket ticket, ITicketAnswers answers, CancellationToken cancellationToken) =>
    answers.AnswerAsync(ticket, cancellationToken));

app.Run();
